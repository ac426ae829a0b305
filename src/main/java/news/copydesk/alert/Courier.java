package news.copydesk.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers notifications one after the other, and tries again for as long as the receiver is away.
 * What waits is bounded by what there is to say: of each alert only the newest notification waits,
 * and of all at most a thousand, the oldest of which goes first. Thread-safe.
 */
final class Courier implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final int MOST = 1_000;
  private static final long CLOSE_SECONDS = 2;

  private final Webhook webhook;
  private final Backoff backoff;
  private final MeterRegistry registry;
  private final Map<Alert.Key, Notification> waiting = new LinkedHashMap<>();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(Courier::thread);
  private int failures;
  private boolean busy;

  Courier(Webhook webhook, Backoff backoff, MeterRegistry registry) {
    this.webhook = webhook;
    this.backoff = backoff;
    this.registry = registry;
    for (Outcome outcome : Outcome.values()) {
      counter(outcome);
    }
  }

  private enum Outcome {
    DELIVERED,
    RETRIED,
    DROPPED
  }

  /** Takes one to deliver; returns at once. */
  synchronized void send(Notification news) {
    if (worker.isShutdown()) {
      return;
    }
    // Removed first, so that it goes to the end: what is newest is sent last.
    waiting.remove(news.alert().key());
    waiting.put(news.alert().key(), news);
    if (waiting.size() > MOST) {
      Iterator<Notification> eldest = waiting.values().iterator();
      eldest.next();
      eldest.remove();
      counter(Outcome.DROPPED).increment();
      log.warn("too many notifications wait for the webhook; the oldest is dropped");
    }
    if (!busy) {
      busy = true;
      worker.execute(this::deliver);
    }
  }

  private void deliver() {
    try {
      Notification news = next();
      while (news != null) {
        Webhook.Result result = webhook.post(news);
        if (result == Webhook.Result.RETRY) {
          later();
          return;
        }
        done(news, result == Webhook.Result.DELIVERED ? Outcome.DELIVERED : Outcome.DROPPED);
        news = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("a notification could not be sent; it is tried again", e);
      later();
    }
  }

  private synchronized @Nullable Notification next() {
    Iterator<Notification> first = waiting.values().iterator();
    if (!first.hasNext()) {
      busy = false;
      return null;
    }
    return first.next();
  }

  private synchronized void done(Notification news, Outcome outcome) {
    failures = 0;
    counter(outcome).increment();
    // Only this one: a newer one of the same alert may have come meanwhile.
    waiting.remove(news.alert().key(), news);
  }

  private synchronized void later() {
    counter(Outcome.RETRIED).increment();
    failures++;
    if (!worker.isShutdown()) {
      worker.schedule(this::deliver, backoff.after(failures).toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Counter counter(Outcome outcome) {
    return Counter.builder("alerts_notifications")
        .description("Notifications to the webhook, by what became of them")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "alert-courier");
    thread.setDaemon(true);
    return thread;
  }

  /** Gives what is being sent a moment, and drops the rest. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
