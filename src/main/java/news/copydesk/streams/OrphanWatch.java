package news.copydesk.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for orphaned transactions in the background: every few seconds while the stream is not
 * running, and once when it is again. While, because offsets of an orphan that was killed in its
 * commit keep the partitions' new owner waiting; once more, because other orphans do not.
 */
final class OrphanWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OrphanWatch.class);

  private static final int EVERY_SECONDS = 2;

  private final String applicationId;
  private final Map<String, Object> client;
  private final ScheduledExecutorService executor;

  private final AtomicBoolean due = new AtomicBoolean();

  /** Takes the configuration of the stream, of which it uses what concerns the admin client. */
  OrphanWatch(Properties kafka) {
    this.applicationId =
        Objects.requireNonNull((String) kafka.get(StreamsConfig.APPLICATION_ID_CONFIG));
    this.client = client(kafka);
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "copydesk-orphans");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What of it is for admin clients, by the same rules as Kafka Streams': a prefix wins. */
  private static Map<String, Object> client(Properties kafka) {
    Map<String, Object> client = new HashMap<>();
    for (String name : AdminClientConfig.configNames()) {
      Object value = kafka.getOrDefault(StreamsConfig.adminClientPrefix(name), kafka.get(name));
      if (value != null) {
        client.put(name, value);
      }
    }
    return client;
  }

  /**
   * Begins to look. What fails is only logged: the transactions then end by their timeout.
   *
   * @param running whether the stream is running now
   */
  void start(BooleanSupplier running) {
    var unused =
        executor.scheduleWithFixedDelay(
            () -> look(running), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** The group is changing; whoever left it may have left something open. */
  void expect() {
    due.set(true);
  }

  private void look(BooleanSupplier running) {
    boolean now = running.getAsBoolean();
    if (due.getAndSet(!now) || !now) {
      abort();
    }
  }

  private void abort() {
    try (Admin admin = Admin.create(client)) {
      Set<String> aborted = new OrphanedTransactions(admin, applicationId).abort();
      if (!aborted.isEmpty()) {
        log.atInfo()
            .addKeyValue("transactions", aborted)
            .log("transactions of instances that are gone are aborted");
      }
    } catch (ExecutionException | KafkaException e) {
      log.atWarn()
          .addKeyValue("reason", e.getMessage())
          .log(
              "cannot look for transactions of instances that were killed; readers wait for them"
                  + " until their timeout");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
