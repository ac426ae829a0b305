package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.cli.render.Terminal;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.local.LocalCluster;
import news.copydesk.sink.Database;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class DemoRunIT {

  @TempDir private Path dir;

  @Test
  void aDeadLetterCountsWhenItsTransactionHasEnded() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (LocalCluster cluster = LocalCluster.start(dir.resolve("cluster"), 0, 0)) {
      CopydeskConfig config = config(cluster);
      try (Database database = Database.of(config.database())) {
        database.migrate();
      }
      DemoRun run = new DemoRun(console(), config);
      try (ArticleSerdes serdes = new ArticleSerdes(config);
          KafkaProducer<byte[], byte[]> instance = producer(cluster)) {
        instance.initTransactions();
        instance.beginTransaction();
        instance.send(new ProducerRecord<>(config.topics().deadLetters(), new byte[1])).get();
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();

        Future<DemoRun.Result> counted = threads.submit(() -> run.counted(serdes, 1, end));

        assertThatThrownBy(() -> counted.get(3, TimeUnit.SECONDS))
            .isInstanceOf(TimeoutException.class);
        instance.commitTransaction();
        assertThat(counted.get(5, TimeUnit.MINUTES).deadLetters()).isEqualTo(1);
        assertThat(run.counted(serdes, 2, System.nanoTime()).allAccountedFor())
            .as("what does not come is not waited for")
            .isFalse();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private CopydeskConfig config(LocalCluster cluster) {
    Map<String, String> flags = new HashMap<>(cluster.settings());
    flags.put("sink.url", "jdbc:sqlite:" + dir.resolve("copydesk.db"));
    return CopydeskConfig.withoutFile(Map.of(), flags);
  }

  private static Console console() {
    return new Console(System.out, System.err, new Terminal(false, false, false, 80), Map.of());
  }

  private static KafkaProducer<byte[], byte[]> producer(LocalCluster cluster) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", cluster.bootstrapServers(), "transactional.id", "instance"),
        bytes,
        bytes);
  }
}
