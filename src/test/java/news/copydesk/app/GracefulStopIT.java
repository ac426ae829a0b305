package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to stop in mid-stream. */
@Timeout(600)
final class GracefulStopIT {

  private static final int PARTITIONS = 4;

  /** Between what a start takes, also on a busy machine, and the timeouts that are not to count. */
  private static final Duration BACK_AT_WORK = Duration.ofSeconds(170);

  @RegisterExtension final RandomSeed seed = new RandomSeed();
  @TempDir Path directory;

  @Test
  void endsWellAndIsBackAtWorkAtOnce() throws Exception {
    try (Desk desk = Desk.start(directory, PARTITIONS);
        ArticleStream stream =
            new ArticleStream(desk, new GeneratedArticles(seed.random(), "article-", 0.1))) {
      Map<String, String> settings = desk.settings();
      settings.put("kafka.session.timeout.ms", "600000");
      settings.put("kafka.transaction.timeout.ms", "600000");
      try (CopydeskProcess copydesk = new CopydeskProcess(directory, "run --with-sink", settings);
          Progress enriched = Progress.ofEnricher(desk, PARTITIONS);
          Progress stored = Progress.ofSink(desk.sqlite())) {
        stream.flow(5, 50);
        stored.await();

        int exit = copydesk.terminate();
        copydesk.start();
        long start = System.nanoTime();
        enriched.await();
        stored.await();
        Duration away = Duration.ofNanos(System.nanoTime() - start);
        stream.stop();

        assertThat(exit).as(copydesk.log()).isIn(0, 143);
        assertThat(away).isLessThan(BACK_AT_WORK);
        Outcome outcome = new Outcome(desk, stream);
        outcome.storedOnce(desk.sqlite(), outcome.everythingOnce());
      }
    }
  }
}
