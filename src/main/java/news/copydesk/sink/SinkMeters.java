package news.copydesk.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The sink's meters, all under {@code copydesk.sink}. */
final class SinkMeters {
  private final Counter articles;
  private final Counter rows;
  private final Counter batches;
  private final Counter stale;
  private final Counter skipped;
  private final Counter fenced;
  private final Timer write;
  private final AtomicBoolean databaseUp = new AtomicBoolean();

  SinkMeters(MeterRegistry registry) {
    articles = counter(registry, "articles", "Articles inserted or replaced");
    rows = counter(registry, "rows", "Rows inserted or replaced in all tables");
    batches = counter(registry, "batches", "Transactions committed");
    stale = counter(registry, "stale", "Articles left alone because a newer revision was there");
    skipped = counter(registry, "skipped", "Records that are no article and were passed over");
    fenced = counter(registry, "fenced", "Batches rolled back because another sink had moved on");
    write =
        Timer.builder("copydesk.sink.write")
            .description("Time to write and commit one batch")
            .publishPercentileHistogram()
            .register(registry);
    Gauge.builder("copydesk.sink.database.up", databaseUp, up -> up.get() ? 1 : 0)
        .description("1 when the last attempt to use the database succeeded")
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("copydesk.sink." + name).description(description).register(registry);
  }

  void written(Written written, Duration time) {
    articles.increment(written.articles());
    rows.increment(written.rows());
    stale.increment(written.stale());
    batches.increment();
    write.record(time);
  }

  void skipped(int records) {
    skipped.increment(records);
  }

  void fenced() {
    fenced.increment();
  }

  void database(boolean up) {
    databaseUp.set(up);
  }
}
