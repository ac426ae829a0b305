package news.copydesk.article.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnknownIdsTest {
  private final SteppedClock clock = new SteppedClock();
  private final UnknownIds unknown = new UnknownIds(clock);

  @Test
  void forgetsTheOldestWhenItIsFull() {
    for (int id = 0; id <= UnknownIds.CAPACITY; id++) {
      unknown.add(id, refusal());
    }

    assertThat(unknown.size()).isEqualTo(UnknownIds.CAPACITY);
    assertThat(unknown.find(0)).isEmpty();
    assertThat(unknown.find(1)).isPresent();
    assertThat(unknown.find(UnknownIds.CAPACITY)).isPresent();
  }

  @Test
  void forgetsAfterTheLifetime() {
    unknown.add(1, refusal());

    clock.advance(UnknownIds.LIFETIME.minusNanos(1));
    assertThat(unknown.find(1)).isPresent();

    clock.advance(java.time.Duration.ofNanos(1));
    assertThat(unknown.find(1)).isEmpty();
    assertThat(unknown.size()).isZero();
  }

  private static UnknownSchemaException refusal() {
    return new UnknownSchemaException("unknown", 404, 40403);
  }
}
