package news.copydesk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import news.copydesk.app.Instance;
import news.copydesk.app.Role;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.local.LocalCluster;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(900)
class MonitoringIT {

  @TempDir private Path dir;

  @Test
  void aRunningInstanceServesEveryMetricThatRulesAndDashboardAskFor() throws Exception {
    try (LocalCluster cluster = LocalCluster.start(dir.resolve("cluster"), 0, 0)) {
      Map<String, String> flags = new HashMap<>(cluster.settings());
      flags.put("sink.url", "jdbc:sqlite:" + dir.resolve("copydesk.db"));
      flags.put("kafka.state.dir", dir.resolve("streams").toString());
      flags.put("annotation.models", "mock");
      flags.put("http.port", "0");
      CopydeskConfig config = CopydeskConfig.withoutFile(Map.of(), flags);
      try (Instance instance = new Instance(config, EnumSet.allOf(Role.class))) {
        instance.start();
        deadLetter(config);

        await()
            .atMost(Duration.ofSeconds(180))
            .untilAsserted(
                () -> assertThat(served(instance)).containsAll(PromQl.metricsAskedFor()));
      }
    }
  }

  private static Set<String> served(Instance instance) {
    return instance
        .meters()
        .scrape()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceAll("[{ ].*", ""))
        .collect(Collectors.toSet());
  }

  /** Not Avro at all. */
  private static void deadLetter(CopydeskConfig config) {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", config.kafka().getOrDefault("bootstrap.servers", ""));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(config.topics().articles(), new byte[] {1, 2, 3}));
    }
  }
}
