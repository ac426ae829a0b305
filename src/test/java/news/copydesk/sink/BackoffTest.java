package news.copydesk.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private final SteppedClock clock = new SteppedClock();
  private final Backoff backoff =
      new Backoff(Duration.ofMillis(100), Duration.ofMillis(350), clock);

  @Test
  void isDueAtOnceBeforeAnyFailure() {
    assertThat(backoff.isDue()).isTrue();
  }

  @Test
  void doublesTheWaitUpToTheLongest() {
    backoff.failed();
    assertThat(backoff.remaining()).isEqualTo(Duration.ofMillis(100));

    backoff.failed();
    assertThat(backoff.remaining()).isEqualTo(Duration.ofMillis(200));

    backoff.failed();
    backoff.failed();
    assertThat(backoff.remaining()).isEqualTo(Duration.ofMillis(350));
  }

  @Test
  void isDueWhenTheWaitIsOver() {
    backoff.failed();

    clock.now = Instant.EPOCH.plusMillis(99);
    assertThat(backoff.isDue()).isFalse();
    clock.now = Instant.EPOCH.plusMillis(100);
    assertThat(backoff.isDue()).isTrue();
  }

  @Test
  void startsAgainFromTheFirstWaitAfterASuccess() {
    backoff.failed();
    backoff.failed();

    backoff.succeeded();
    assertThat(backoff.isDue()).isTrue();
    backoff.failed();

    assertThat(backoff.remaining()).isEqualTo(Duration.ofMillis(100));
  }

  private static final class SteppedClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
