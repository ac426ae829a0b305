package news.copydesk.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import news.copydesk.sink.PostgresFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The enricher and the sink, each a process, are killed in mid-stream again and again. */
@Timeout(900)
final class KillIT {

  private static final int PARTITIONS = 4;
  private static final int KILLS = 3;

  @RegisterExtension final RandomSeed seed = new RandomSeed();
  @TempDir Path directory;

  @Test
  void sqliteHoldsEveryArticleExactlyOnce() throws Exception {
    try (Desk desk = Desk.start(directory, PARTITIONS)) {
      everyArticleExactlyOnce(desk, desk.sqlite());
    }
  }

  @Test
  void postgresHoldsEveryArticleExactlyOnce() throws Exception {
    try (PostgresFixture postgres = new PostgresFixture();
        Desk desk = Desk.start(directory, PARTITIONS)) {
      everyArticleExactlyOnce(desk, postgres.newDatabase());
    }
  }

  private void everyArticleExactlyOnce(Desk desk, String database) throws Exception {
    Random random = seed.random();
    Map<String, String> settings = desk.settings();
    settings.put("kafka.transaction.timeout.ms", "10000");
    settings.put("sink.url", database);
    settings.put("sink.batch-size", "50");
    ExecutorService killers = Executors.newFixedThreadPool(2);
    try (ArticleStream stream =
            new ArticleStream(desk, new GeneratedArticles(random, "article-", 0.1));
        CopydeskProcess enricher = new CopydeskProcess(directory, "run", settings);
        CopydeskProcess sink = new CopydeskProcess(directory, "sink", settings);
        Progress enriched = Progress.ofEnricher(desk, PARTITIONS);
        Progress stored = Progress.ofSink(database)) {
      stream.flow(3, 60);
      Future<?> one = kill(killers, enricher, enriched, new Random(random.nextLong()));
      Future<?> other = kill(killers, sink, stored, new Random(random.nextLong()));
      one.get();
      other.get();
      stream.stop();

      Outcome outcome = new Outcome(desk, stream);
      outcome.storedOnce(database, outcome.everythingOnce());
    } finally {
      killers.shutdownNow();
    }
  }

  private static Future<?> kill(
      ExecutorService killers, CopydeskProcess process, Progress progress, Random random) {
    return killers.submit(
        () -> {
          for (int i = 0; i < KILLS; i++) {
            progress.await();
            boolean unused =
                new CountDownLatch(1).await(random.nextInt(500), TimeUnit.MILLISECONDS);
            process.killAndStart();
          }
          return process;
        });
  }
}
