package news.copydesk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SubscriptionTest {

  private final Broadcast broadcast = new Broadcast(2);
  private final AtomicInteger dropped = new AtomicInteger();

  @Test
  void aReaderWhoTakesNothingIsDroppedOnceAndHoldsUpNobody() throws Exception {
    Subscription slow = subscribe().orElseThrow();

    for (int i = 0; i < Subscription.WAITING; i++) {
      broadcast.publish("event " + i);
    }
    assertThat(dropped).hasValue(0);
    assertThat(slow.ended()).isFalse();
    for (int i = 0; i < 10_000; i++) {
      broadcast.publish("one more");
    }

    assertThat(dropped).hasValue(1);
    assertThat(slow.ended()).isTrue();
    assertThat(slow.next(0)).isEmpty();
  }

  @Test
  void aReaderWhoIsSlowGetsAllOfItInOrder() throws Exception {
    Subscription slow = subscribe().orElseThrow();

    for (int i = 0; i < 3 * Subscription.WAITING; i += 2) {
      broadcast.publish("event " + i);
      broadcast.publish("event " + (i + 1));
      assertThat(slow.next(0)).contains("event " + i);
      assertThat(slow.next(0)).contains("event " + (i + 1));
    }

    assertThat(dropped).hasValue(0);
  }

  @Test
  void refusesMoreReadersThanItHasThreadsFor() {
    Subscription first = subscribe().orElseThrow();
    assertThat(subscribe()).isPresent();
    assertThat(subscribe()).isEmpty();

    broadcast.unsubscribe(first);

    assertThat(subscribe()).isPresent();
  }

  @Test
  void endsWhoeverWaitsWhenItCloses() throws Exception {
    Subscription reader = subscribe().orElseThrow();
    CompletableFuture<Optional<String>> waiting = CompletableFuture.supplyAsync(() -> next(reader));

    broadcast.close();

    assertThat(waiting.get(60, TimeUnit.SECONDS)).isEmpty();
    assertThat(reader.ended()).isTrue();
    assertThat(subscribe()).isEmpty();
  }

  private Optional<Subscription> subscribe() {
    return broadcast.subscribe(dropped::incrementAndGet);
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
