package news.copydesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import news.copydesk.config.Keys.Models;
import news.copydesk.topology.TopicNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {

  @TempDir private Path dir;

  @Test
  void hasADefaultForEverything() throws IOException {
    CopydeskConfig config = read("");

    assertThat(config.topics()).isEqualTo(TopicNames.DEFAULT);
    assertThat(config.streams().threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(config.annotation().models()).isEqualTo(Models.COMPILED);
    assertThat(config.annotation().slots()).isEqualTo(config.streams().threads());
    assertThat(config.annotation().directory().getFileName()).hasToString("models");
    assertThat(config.enrichment().deadline()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.registry().urls()).containsExactly(URI.create("http://localhost:8081"));
    assertThat(config.database().url()).isEqualTo("jdbc:sqlite:data/copydesk.db");
    assertThat(config.http().port()).isEqualTo(8900);
    assertThat(config.kafka())
        .containsExactlyEntriesOf(Map.of("bootstrap.servers", "localhost:9092"));
  }

  @Test
  void slotsFollowTheThreads() throws IOException {
    assertThat(read("streams.threads: 6").annotation().slots()).isEqualTo(6);
  }

  @Test
  void theEnvironmentWinsOverTheFileAndAFlagOverBoth() throws IOException {
    String yaml = "sink.group: file\nsink.batch-size: 1\nstreams.threads: 1";
    Map<String, String> environment =
        Map.of("COPYDESK_SINK_BATCH_SIZE", "2", "COPYDESK_STREAMS_THREADS", "2");

    CopydeskConfig config = read(yaml, environment, Map.of("streams.threads", "3"));

    assertThat(config.sink().group()).isEqualTo("file");
    assertThat(config.sink().batchSize()).isEqualTo(2);
    assertThat(config.streams().threads()).isEqualTo(3);
  }

  @Test
  void anEmptyValueMeansTheDefaultWhateverCameBefore() throws IOException {
    CopydeskConfig config =
        read("sink.batch-size: 7", Map.of("COPYDESK_SINK_BATCH_SIZE", ""), Map.of());

    assertThat(config.sink().batchSize()).isEqualTo(500);
  }

  @Test
  void theFileNamesKafkasPropertiesNestedOrDotted() throws IOException {
    CopydeskConfig config =
        read(
            """
            kafka:
              bootstrap.servers: [a:1, b:2]
              max.poll.records: 3
              producer:
                linger.ms: 5
            kafka.security.protocol: SASL_SSL
            """);

    assertThat(config.kafka())
        .containsOnly(
            Map.entry("bootstrap.servers", "a:1,b:2"),
            Map.entry("max.poll.records", "3"),
            Map.entry("producer.linger.ms", "5"),
            Map.entry("security.protocol", "SASL_SSL"));
    assertThat(config.streams().properties()).containsEntry("max.poll.records", "3");
    assertThat(config.sink().kafka()).containsEntry("security.protocol", "SASL_SSL");
  }

  @Test
  void variablesAndFlagsPassKafkasPropertiesOnToo() throws IOException {
    CopydeskConfig config =
        read(
            "kafka.max.poll.records: 1",
            Map.of("COPYDESK_KAFKA_MAX_POLL_RECORDS", "2", "COPYDESK_KAFKA_CLIENT_ID", "env"),
            Map.of("kafka.client.id", "flag"));

    assertThat(config.kafka()).containsEntry("max.poll.records", "2");
    assertThat(config.kafka()).containsEntry("client.id", "flag");
  }

  @Test
  void aSerdeOfTheUsersGetsItsProperties() throws IOException {
    CopydeskConfig config =
        read(
            "serde.class: a.B",
            Map.of("COPYDESK_SERDE_PROPERTIES_SCHEMA_REGISTRY_URL", "http://r"),
            Map.of());

    assertThat(config.serde().properties())
        .containsExactlyEntriesOf(Map.of("schema.registry.url", "http://r"));
  }

  @Test
  void valuesOfTheFileAreTakenAsTheyAreWritten() throws IOException {
    CopydeskConfig config =
        read("sink.password: 007_1\nsink.user: 1.10\nsink.group: 2026-11-20\nserde.class: ~");

    assertThat(config.database().password()).contains("007_1");
    assertThat(config.database().user()).contains("1.10");
    assertThat(config.sink().group()).isEqualTo("2026-11-20");
    assertThat(config.serde().className()).isEmpty();
  }

  @Test
  void whatKubernetesSetsForAServiceIsNotConfiguration() throws IOException {
    Map<String, String> links =
        Map.of(
            "COPYDESK_SERVICE_HOST", "10.0.0.1",
            "COPYDESK_SERVICE_PORT", "8900",
            "COPYDESK_SERVICE_PORT_HTTP", "8900",
            "COPYDESK_PORT", "tcp://10.0.0.1:8900",
            "COPYDESK_PORT_8900_TCP_ADDR", "10.0.0.1",
            "COPYDESK_HTTP_PORT", "tcp://10.0.0.2:80");

    assertThat(read("", links, Map.of()).http().port()).isEqualTo(8900);
  }

  @Test
  void theVariableCopydeskConfigNamesTheFileUnlessAFlagDoes() throws IOException {
    Path named = Files.writeString(dir.resolve("named.yaml"), "sink.group: named");
    Path flagged = Files.writeString(dir.resolve("flagged.yaml"), "sink.group: flagged");
    Map<String, String> environment = Map.of("COPYDESK_CONFIG", named.toString());

    assertThat(CopydeskConfig.read(Optional.empty(), environment, Map.of()).sink().group())
        .isEqualTo("named");
    assertThat(CopydeskConfig.read(Optional.of(flagged), environment, Map.of()).sink().group())
        .isEqualTo("flagged");
    assertThat(CopydeskConfig.withoutFile(environment, Map.of()).sink().group())
        .isEqualTo("copydesk-sink");
  }

  @Test
  void otherProgramsVariablesAreNotOurs() throws IOException {
    assertThat(read("", Map.of("HTTP_PORT", "1", "COPYDESKX", "1"), Map.of()).http().port())
        .isEqualTo(8900);
  }

  private CopydeskConfig read(String yaml) throws IOException {
    return read(yaml, Map.of(), Map.of());
  }

  private CopydeskConfig read(
      String yaml, Map<String, String> environment, Map<String, String> flags) throws IOException {
    Path file = Files.writeString(dir.resolve("copydesk.yaml"), yaml);
    return CopydeskConfig.read(Optional.of(file), environment, flags);
  }
}
