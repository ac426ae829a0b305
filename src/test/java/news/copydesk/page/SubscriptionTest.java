package news.copydesk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SubscriptionTest {

  private final Broadcast broadcast = new Broadcast(2);

  @Test
  void aReaderWhoTakesNothingLosesTheOldestAndHoldsUpNobody() throws Exception {
    Subscription slow = broadcast.subscribe().orElseThrow();

    for (int i = 0; i < 10_000; i++) {
      broadcast.publish("event " + i);
    }

    assertThat(slow.size()).isEqualTo(Subscription.WAITING);
    assertThat(slow.next(0)).contains("event " + (10_000 - Subscription.WAITING));
  }

  @Test
  void refusesMoreReadersThanItHasThreadsFor() {
    Subscription first = broadcast.subscribe().orElseThrow();
    assertThat(broadcast.subscribe()).isPresent();
    assertThat(broadcast.subscribe()).isEmpty();

    broadcast.unsubscribe(first);

    assertThat(broadcast.subscribe()).isPresent();
  }

  @Test
  void endsWhoeverWaitsWhenItCloses() throws Exception {
    Subscription reader = broadcast.subscribe().orElseThrow();
    CompletableFuture<Optional<String>> waiting = CompletableFuture.supplyAsync(() -> next(reader));

    broadcast.close();

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(reader.ended()).isTrue();
    assertThat(broadcast.subscribe()).isEmpty();
  }

  private static Optional<String> next(Subscription reader) {
    try {
      return reader.next(TimeUnit.MINUTES.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
