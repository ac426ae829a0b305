package news.copydesk.article.registry;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a call to the first registry that gives a final answer. A connection fault, a 5xx and a
 * 429 go on to the next URL, and after the last one to a wait and a new round; anything else is
 * final. The URL that answered last is asked first.
 */
final class RegistryTransport implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryTransport.class);

  private final RegistryConfig config;
  private final RegistryExchange exchange;
  private final Pause pause;
  private final Clock clock;
  private final DoubleSupplier random;
  private final AtomicInteger preferred = new AtomicInteger();
  private final CountDownLatch closed;

  /** The pause ends early when the latch opens, which happens on close. */
  RegistryTransport(
      RegistryConfig config,
      RegistryExchange exchange,
      Pause pause,
      Clock clock,
      DoubleSupplier random,
      CountDownLatch closed) {
    this.config = config;
    this.exchange = exchange;
    this.pause = pause;
    this.clock = clock;
    this.random = random;
    this.closed = closed;
  }

  static RegistryTransport over(RegistryConfig config, Clock clock) {
    CountDownLatch closed = new CountDownLatch(1);
    Pause pause = time -> closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    return new RegistryTransport(
        config, new RegistryExchange(config), pause, clock, Math::random, closed);
  }

  /**
   * Returns the first final answer, whatever its status; throws RegistryUnavailableException
   * without one.
   */
  RegistryAnswer send(RegistryCall call) {
    Instant giveUp = clock.instant().plus(config.retry().maxElapsed());
    for (int round = 1; ; round++) {
      List<IOException> faults = new ArrayList<>();
      try {
        RegistryAnswer answer = askEach(call, faults);
        if (answer != null) {
          return answer;
        }
        Duration wait = config.retry().backoff(round, random.getAsDouble());
        if (closed.getCount() == 0 || clock.instant().plus(wait).isAfter(giveUp)) {
          throw unavailable(call, round, faults);
        }
        pause.await(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RegistryUnavailableException(
            "Interrupted while trying to %s".formatted(call.purpose()), e);
      }
    }
  }

  private @Nullable RegistryAnswer askEach(RegistryCall call, List<IOException> faults)
      throws InterruptedException {
    List<URI> urls = config.urls();
    int first = preferred.get();
    for (int i = 0; i < urls.size(); i++) {
      int index = (first + i) % urls.size();
      try {
        RegistryAnswer answer = exchange.ask(urls.get(index), call);
        if (i > 0 && preferred.compareAndSet(first, index)) {
          LOG.warn(
              "Registry {} did not answer ({}); using {}",
              urls.get(first),
              faults.get(0).getMessage(),
              urls.get(index));
        }
        return answer;
      } catch (IOException e) {
        faults.add(e);
      }
    }
    return null;
  }

  private static RegistryUnavailableException unavailable(
      RegistryCall call, int rounds, List<IOException> faults) {
    StringBuilder message =
        new StringBuilder("Could not %s: no schema registry answered".formatted(call.purpose()));
    message.append(" in ").append(rounds).append(rounds == 1 ? " attempt" : " attempts");
    faults.forEach(fault -> message.append("; ").append(fault.getMessage()));
    return new RegistryUnavailableException(message.toString(), faults.get(faults.size() - 1));
  }

  /** Ends every wait at once; calls under way give up after their attempt. */
  @Override
  public void close() {
    closed.countDown();
  }
}
