package news.copydesk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigProblemsTest {

  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          streams.threads          | 0            | is not a whole number from 1
          streams.threads          | two          | is not a whole number from 1
          sink.batch-size          | -1           | is not a whole number from 1
          annotation.deadline      | 15           | is no duration; write 500ms, 15s, 2m or PT15S
          annotation.deadline      | 0s           | is not longer than zero
          annotation.deadline      | 999999999999h | is longer than a day
          annotation.models        | bert         | is none of [compiled, corenlp, mock]
          enriched.body            | yes          | is neither true nor false
          topics.min-confidence    | 1.5          | is not from 0 to 1
          topics.min-confidence    | high         | is no number; write one from 0 to 1
          registry.urls            | http://a b   | is no list of URLs, comma-separated
          registry.registration    | never        | is none of [register, lookup, latest]
          http.port                | 65536        | is not a port from 0 to 65535
          log.level                | loud         | is none of [error, warn, info, debug, trace]
          topics.articles          | a/b          | is no topic's name: 1 to 249 letters
          """)
  void namesKeyValueAndOrigin(String key, String value, String problem) {
    assertThat(problems("", Map.of(), Map.of(key, value)))
        .singleElement()
        .asString()
        .startsWith(key + " = '" + value + "' (from the command line) " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          registry.urls    | ftp://x             | registry.urls: ftp://x is no http or https URL
          registry.user    | a:b                 | registry.user: must not be blank nor contain
          registry.password| x                   | registry.password is given without registry.user
          sink.url         | jdbc:mysql://db/n   | sink.url: jdbc:mysql://db/n is of no database
          sink.url         | jdbc:sqlite::memory: | sink.url: SQLite in memory forgets its rows
          sink.group       | copydesk            | sink.group is 'copydesk', and so is streams.app
          topics.articles  | articles.enriched   | topics.articles, topics.enriched and topics.dead
          kafka.processing.guarantee | maybe     | kafka.processing.guarantee: 'maybe' is neither
          kafka.max.poll.records     | many      | kafka.max.poll.records: 'many' is not a whole
          """)
  void complaintsOfTheFeaturesNameTheUsersKey(String key, String value, String problem) {
    assertThat(problems("", Map.of(), Map.of(key, value)))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @Test
  void saysWhichVariableOrFileAValueCameFrom() {
    List<String> problems =
        problems("http.port: x", Map.of("COPYDESK_SINK_URL", "jdbc:h2:x"), Map.of());

    assertThat(problems).hasSize(2);
    assertThat(problems).anyMatch(problem -> problem.contains("(from " + dir.resolve("c.yaml")));
    assertThat(problems).anyMatch(problem -> problem.endsWith("(from variable COPYDESK_SINK_URL)"));
  }

  @Test
  void listsAllProblemsAtOnce() {
    List<String> problems =
        problems(
            "nonsense: 1\nhttp.port: x\nsink.url: jdbc:h2:x",
            Map.of("COPYDESK_STREAMS_THREADS", "0"),
            Map.of("registry.urls", "ftp://x", "registry.connect-timeout", "-1s"));

    assertThat(problems).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "stream.threads, streams.threads",
    "threads, streams.threads",
    "sink.pasword, sink.password",
    "bootstrap.servers, kafka.bootstrap.servers",
    "annotation.max_characters, annotation.max-characters"
  })
  void suggestsTheNearKey(String wrong, String near) {
    assertThat(problems(wrong + ": 1", Map.of(), Map.of()))
        .containsExactly(
            "unknown key %s (from %s); did you mean %s?"
                .formatted(wrong, dir.resolve("c.yaml"), near));
  }

  @Test
  void suggestsTheNearVariable() {
    assertThat(problems("", Map.of("COPYDESK_ANNOTATION_MODEL_DIRECTORY", "x"), Map.of()))
        .singleElement()
        .asString()
        .contains("did you mean COPYDESK_ANNOTATION_MODELS_DIRECTORY?");
  }

  @Test
  void pointsToTheListOfKeysWhereNothingIsNear() {
    assertThat(problems("colour: red", Map.of(), Map.of()))
        .singleElement()
        .asString()
        .endsWith("`copydesk check-config --keys` lists all");
  }

  @Test
  void refusesAFileThatIsNotYamlWithTheLine() {
    assertThat(problems("sink:\n  url: [a\n", Map.of(), Map.of()))
        .singleElement()
        .asString()
        .startsWith(dir.resolve("c.yaml") + " is not YAML: ")
        .contains("(line ");
  }

  @Test
  void refusesAFileWithoutKeys() {
    assertThat(problems("just words", Map.of(), Map.of()))
        .containsExactly(dir.resolve("c.yaml") + " holds no keys; write them as name: value");
  }

  @Test
  void refusesAKeyThatIsGivenTwice() {
    assertThat(problems("sink:\n  group: a\nsink.group: b", Map.of(), Map.of()))
        .containsExactly(dir.resolve("c.yaml") + " gives sink.group twice; leave one");
    assertThat(problems("sink.group: a\nsink.group: b", Map.of(), Map.of()))
        .singleElement()
        .asString()
        .contains("Duplicate field 'sink.group'");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () -> CopydeskConfig.read(Optional.of(dir.resolve("gone")), Map.of(), Map.of()));

    assertThat(refused.problems())
        .containsExactly(dir.resolve("gone") + " is not there; name another: --config");
  }

  @Test
  void refusesADirectoryForAFile() {
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class, () -> CopydeskConfig.read(Optional.of(dir), Map.of(), Map.of()));

    assertThat(refused.problems()).containsExactly(dir + " is a directory; name a file: --config");
  }

  @Test
  void refusesAPollThatMayOutlastItsIntervalWithTheNumbers() {
    assertThat(problems("annotation.deadline: 2m", Map.of(), Map.of()))
        .singleElement()
        .asString()
        .startsWith(
            "annotation.deadline (120000 ms) × max.poll.records (4) = 480000 ms is not below"
                + " kafka.max.poll.interval.ms (300000 ms)");
    assertThat(problems("kafka.consumer.max.poll.records: 20", Map.of(), Map.of()))
        .singleElement()
        .asString()
        .startsWith("annotation.deadline (15000 ms) × max.poll.records (20) = 300000 ms");
  }

  @Test
  void refusesAPollThatMayOutlastItsTransactionWithTheNumbers() {
    assertThat(problems("kafka.transaction.timeout.ms: 60000", Map.of(), Map.of()))
        .singleElement()
        .asString()
        .startsWith(
            "annotation.deadline (15000 ms) × max.poll.records (4) = 60000 ms is not below"
                + " kafka.transaction.timeout.ms (60000 ms)");
  }

  @Test
  void acceptsAPollAndATransactionThatLastLongEnough() throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("c.yaml"),
            "kafka.max.poll.records: 20\n"
                + "kafka.max.poll.interval.ms: 300001\n"
                + "kafka.transaction.timeout.ms: 300001");

    CopydeskConfig config = CopydeskConfig.read(Optional.of(file), Map.of(), Map.of());

    assertThat(config.streams().properties())
        .containsEntry("producer.transaction.timeout.ms", 300_001);
  }

  @Test
  void theTransactionLastsAsLongAsThePollsThatTheUserChose() throws IOException {
    Path file = Files.writeString(dir.resolve("c.yaml"), "kafka.max.poll.records: 10");

    CopydeskConfig config = CopydeskConfig.read(Optional.of(file), Map.of(), Map.of());

    assertThat(config.streams().transactionTimeoutMillis()).isEqualTo(165_000);
    assertThat(config.streams().exactlyOnce()).isTrue();
  }

  @Test
  void exactlyOnceMayBeGivenUp() {
    CopydeskConfig config =
        CopydeskConfig.withoutFile(Map.of(), Map.of("kafka.processing.guarantee", "at_least_once"));

    assertThat(config.streams().exactlyOnce()).isFalse();
  }

  private List<String> problems(
      String yaml, Map<String, String> environment, Map<String, String> flags) {
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () -> {
              Path file = Files.writeString(dir.resolve("c.yaml"), yaml);
              CopydeskConfig.read(Optional.of(file), environment, flags);
            });
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused.problems();
  }
}
