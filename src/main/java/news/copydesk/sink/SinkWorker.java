package news.copydesk.sink;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The sink's loop: restore the positions, poll, store. Whatever fails and may mend (database,
 * broker, registry) pauses the partitions, and the loop goes on polling, which keeps its place in
 * the group; then it starts again from the offsets in the database. Runs on one thread.
 */
final class SinkWorker {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(3);

  private final SinkConfig config;
  private final Consumer<byte[], byte[]> consumer;
  private final Positions positions;
  private final Database database;
  private final BatchStore store;
  private final SinkMeters meters;
  private final StateBoard board;
  private final Backoff backoff;
  private final Clock clock;
  private boolean migrated;
  private Instant lastAnswer;

  SinkWorker(
      SinkConfig config,
      Consumer<byte[], byte[]> consumer,
      Database database,
      BatchStore store,
      SinkMeters meters,
      StateBoard board,
      Clock clock) {
    this.config = config;
    this.consumer = consumer;
    this.positions = new Positions(consumer);
    this.database = database;
    this.store = store;
    this.meters = meters;
    this.board = board;
    this.backoff = new Backoff(config.firstBackoff(), config.maxBackoff(), clock);
    this.clock = clock;
    this.lastAnswer = clock.instant();
  }

  void subscribe() {
    consumer.subscribe(List.of(config.topic()), positions);
    board.starting("joining the consumer group %s".formatted(config.group()));
  }

  /**
   * One round: at most one batch, at most one transaction.
   *
   * @throws org.apache.kafka.common.errors.WakeupException when woken up to end
   */
  void step() {
    try {
      if (backoff.isDue()) {
        migrate();
        restore();
      }
      ConsumerRecords<byte[], byte[]> records = consumer.poll(pollTimeout());
      if (records.isEmpty()) {
        checkHealth();
      } else {
        store.store(records, positions);
        progressed();
      }
      // For lag tools only: the sink itself never reads these offsets.
      if (!records.nextOffsets().isEmpty()) {
        consumer.commitAsync(records.nextOffsets(), null);
      }
    } catch (FencedException e) {
      meters.fenced();
      waitFor("a batch was rolled back: %s".formatted(e.getMessage()));
    } catch (SQLException e) {
      databaseFailed(
          "the database %s fails: %s"
              .formatted(database.printableUrl(), DatabaseException.describe(e)));
    } catch (DatabaseException e) {
      databaseFailed(String.valueOf(e.getMessage()));
    } catch (RegistryAwayException e) {
      waitFor(String.valueOf(e.getMessage()));
    } catch (RetriableException e) {
      waitFor(
          "no answer from the broker at %s: %s"
              .formatted(config.kafka().get("bootstrap.servers"), e.getMessage()));
    }
  }

  private void migrate() {
    if (!migrated) {
      database.migrate();
      migrated = true;
    }
  }

  private void restore() throws SQLException {
    if (!positions.missing().isEmpty()) {
      var offsets = store.offsets();
      meters.database(true);
      positions.restore(offsets);
    }
  }

  // While waiting, no longer than until the next attempt.
  private Duration pollTimeout() {
    Duration remaining = backoff.remaining();
    return remaining.isZero() || remaining.compareTo(POLL) > 0 ? POLL : remaining;
  }

  private void progressed() {
    lastAnswer = clock.instant();
    backoff.succeeded();
    meters.database(true);
    board.ready("");
  }

  // A consumer does not say that its broker is away, it only receives nothing. So ask, when it has
  // been quiet for long or when the sink is not ready; and ask the database too.
  private void checkHealth() throws SQLException {
    if (!positions.joined() || !positions.missing().isEmpty() || !migrated) {
      return;
    }
    boolean quiet = clock.instant().isAfter(lastAnswer.plus(config.idleCheck()));
    if (board.state().ready() && !quiet) {
      return;
    }
    if (consumer.assignment().isEmpty()) {
      if (consumer.partitionsFor(config.topic(), BROKER_TIMEOUT).isEmpty()) {
        waitFor("the topic %s does not exist; create it".formatted(config.topic()));
        return;
      }
    } else {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), BROKER_TIMEOUT);
      if (!board.state().ready() && positions.before(ends)) {
        return; // What it failed at may be what comes with a later poll.
      }
    }
    store.offsets();
    lastAnswer = clock.instant();
    backoff.succeeded();
    meters.database(true);
    board.ready(consumer.assignment().isEmpty() ? "standing by, without a partition" : "");
  }

  private void databaseFailed(String reason) {
    meters.database(false);
    waitFor(reason);
  }

  private void waitFor(String reason) {
    positions.forget();
    backoff.failed();
    board.waiting(reason);
  }
}
