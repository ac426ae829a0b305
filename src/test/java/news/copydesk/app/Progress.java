package news.copydesk.app;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import news.copydesk.sink.Database;
import news.copydesk.sink.DatabaseConfig;
import news.copydesk.sink.DatabaseException;
import news.copydesk.sink.SinkQueries;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** A number that grows while something works. */
interface Progress extends AutoCloseable {

  long get() throws InterruptedException;

  @Override
  void close();

  /** Returns when it has grown. */
  default void await() throws InterruptedException {
    long before = get();
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(180))
        .pollInterval(java.time.Duration.ofMillis(20))
        .until(() -> get() > before);
  }

  /** Records written to the enriched topic, committed or not. */
  static Progress ofEnricher(Desk desk, int partitions) {
    Admin admin = desk.admin();
    Map<TopicPartition, OffsetSpec> ends =
        java.util.stream.IntStream.range(0, partitions)
            .mapToObj(each -> new TopicPartition(TopicNames.DEFAULT.enriched(), each))
            .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
    return new Progress() {
      @Override
      public long get() throws InterruptedException {
        try {
          return admin.listOffsets(ends).all().get().values().stream()
              .mapToLong(end -> end.offset())
              .sum();
        } catch (ExecutionException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void close() {
        admin.close();
      }
    };
  }

  /** Articles in the database; 0 before it has tables. */
  static Progress ofSink(String url) {
    Database database = Database.of(DatabaseConfig.of(url));
    SinkQueries rows = new SinkQueries(database);
    return new Progress() {
      @Override
      public long get() {
        try {
          return rows.counts().articles();
        } catch (DatabaseException e) {
          return 0;
        }
      }

      @Override
      public void close() {
        database.close();
      }
    };
  }
}
