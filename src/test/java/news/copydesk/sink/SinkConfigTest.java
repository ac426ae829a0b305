package news.copydesk.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SinkConfigTest {
  private static final Map<String, String> KAFKA =
      Map.of("bootstrap.servers", "localhost:9092", "sasl.jaas.config", "password=hunter2");

  @Test
  void hasDefaultsForAllButTheNames() {
    SinkConfig config = SinkConfig.of("articles.enriched", "desk", KAFKA);

    assertThat(config.batchSize()).isEqualTo(500);
    assertThat(config.firstBackoff()).isEqualTo(Duration.ofMillis(200));
    assertThat(config.maxBackoff()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.idleCheck()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.closeTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({
    "' ', g, 1, 1, 2, topics.enriched",
    "t, '', 1, 1, 2, sink.group",
    "t, g, 0, 1, 2, sink.batch-size",
    "t, g, 1, 0, 2, sink.first-backoff",
    "t, g, 1, 3, 2, sink.max-backoff",
  })
  void namesTheKeyOfABadValue(
      String topic, String group, int batch, int first, int longest, String key) {
    assertThatThrownBy(
            () ->
                new SinkConfig(
                    topic,
                    group,
                    batch,
                    Duration.ofSeconds(first),
                    Duration.ofSeconds(longest),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    KAFKA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(key);
  }

  @Test
  void asksForTheBrokers() {
    assertThatThrownBy(() -> SinkConfig.of("t", "g", Map.of()))
        .hasMessageStartingWith("kafka.bootstrap.servers");
  }

  @Test
  void refusesADatabaseItCannotWriteTo() {
    assertThatThrownBy(() -> DatabaseConfig.of("jdbc:mysql://db/news?password=hunter2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sink.url: jdbc:mysql://db/news is")
        .hasMessageContaining("jdbc:postgresql:")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void refusesSqliteInMemory() {
    assertThatThrownBy(() -> DatabaseConfig.of("jdbc:sqlite::memory:"))
        .hasMessageContaining("name a file");
  }

  @Test
  void refusesATimeoutThatThePoolWouldNotTake() {
    assertThatThrownBy(
            () ->
                new DatabaseConfig(
                    "jdbc:sqlite:x.db", Optional.empty(), Optional.empty(), Duration.ofMillis(249)))
        .hasMessageContaining("connect timeout of PT0.249S");
  }

  @Test
  void printsNoUserOfAUrl() {
    DatabaseConfig database = DatabaseConfig.of("jdbc:postgresql://editor:hunter2@db/news");

    assertThat(database.toString())
        .contains("jdbc:postgresql://***@db/news")
        .doesNotContain("hunter2", "editor");
  }

  @Test
  void printsNoSecrets() {
    DatabaseConfig database =
        new DatabaseConfig(
            "jdbc:postgresql://db/news?password=hunter2",
            Optional.of("editor"),
            Optional.of("hunter2"),
            Duration.ofSeconds(1));

    assertThat(database + " " + database.printableUrl() + SinkConfig.of("t", "g", KAFKA))
        .contains("jdbc:postgresql://db/news")
        .doesNotContain("hunter2", "editor");
  }
}
