package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import news.copydesk.sink.Database;
import news.copydesk.sink.DatabaseConfig;
import news.copydesk.sink.DatabaseException;
import news.copydesk.sink.SinkQueries;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a running `copydesk local`, as its user would type them. */
@Timeout(900)
class ToolsIT {

  private static final String GOOD =
      "{\"id\":\"a/%d\",\"source\":\"Desk\",\"title\":\"Story %d\",\"body\":\"Ana Souza in Porto.\"}\n";

  @TempDir private static Path dir;
  private static LocalShell local;

  @BeforeAll
  static void startLocalAndProduce() throws IOException {
    local = new LocalShell(dir.resolve("local"));
    Path articles =
        Files.writeString(
            dir.resolve("articles.jsonl"),
            GOOD.formatted(1, 1) + "nonsense\n" + GOOD.formatted(2, 2) + GOOD.formatted(3, 3));
    Shell producing = Shell.plain();
    assertThat(producing.run(local.at("produce", articles.toString())))
        .as(producing.err())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(producing.out()).isEqualTo("produced 3, bad lines 1, not sent 0\n");
    assertThat(producing.err()).contains("articles.jsonl:2: not JSON");

    assertThat(Shell.plain().stdin(GOOD.formatted(4, 4)).run(local.at("produce", "-")))
        .isEqualTo(ExitCode.OK);
    Map<String, Object> plain = Map.of("bootstrap.servers", local.broker());
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(plain, bytes, bytes)) {
      producer.send(new ProducerRecord<>("articles.new", new byte[] {1}, new byte[] {2}));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    local.close();
  }

  @Test
  void tailPrintsEnrichedArticlesAsJson() throws IOException {
    Shell shell = Shell.plain();

    int code = shell.run(local.at("tail", "--json", "--from-beginning", "--max", "3"));

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(shell.outLines()).hasSize(3);
    JsonNode article = new ObjectMapper().readTree(shell.outLines().get(0));
    assertThat(article.path("source").asText()).isEqualTo("Desk");
    assertThat(article.path("entities").findValuesAsText("text")).contains("Porto");
  }

  @Test
  void tailPrintsEnrichedArticlesForPeople() {
    Shell shell = Shell.plain();

    shell.run(local.at("tail", "enriched", "--from-beginning", "--max", "1"));

    assertThat(shell.out())
        .startsWith("-- articles.enriched-")
        .contains("[Ana Souza|ORGANIZATION] in [Porto|ORGANIZATION].");
  }

  @Test
  void tailEndsQuietlyWhenNobodyReadsAnyMore() {
    List<Integer> written = new ArrayList<>();
    OutputStream head =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            if (written.contains((int) '\n')) {
              throw new IOException("Broken pipe");
            }
            written.add(b);
          }
        };
    Shell shell = Shell.plain().pipedInto(head);

    int code = shell.run(local.at("tail", "--json", "--from-beginning"));

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(written.get(0)).isEqualTo('{');
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void checkConfigAsksTheClusterToo() {
    Shell shell = Shell.plain();

    assertThat(shell.run(local.at("check-config", "--connect"))).isEqualTo(ExitCode.OK);

    assertThat(shell.out()).isEqualTo("configuration: ok\n");
  }

  @Test
  void theSinkWritesWhatIsOnTheEnrichedTopic() throws Exception {
    Path database = dir.resolve("other.db");
    Shell shell = Shell.plain();
    Future<Integer> sink =
        local.start(shell, "sink", "--url", "jdbc:sqlite:" + database, "--set", "sink.group=other");
    await()
        .atMost(LocalShell.PATIENCE)
        .until(() -> sink.isDone() || (Files.exists(database) && articles(database) >= 3));

    assertThat(sink).as(shell.err()).isNotDone();
    sink.cancel(true);
  }

  private static long articles(Path database) {
    try (Database opened = Database.of(DatabaseConfig.of("jdbc:sqlite:" + database))) {
      return new SinkQueries(opened).counts().articles();
    } catch (DatabaseException e) {
      return 0; // Its tables are being made.
    }
  }

  @Test
  void tailPrintsDeadLettersAsJsonAndForPeople() throws IOException {
    Shell json = Shell.plain();
    Shell text = Shell.plain();

    json.run(local.at("tail", "dead-letters", "--json", "--from-beginning", "--max", "1"));
    text.run(local.at("tail", "dead-letters", "--from-beginning", "--max", "1"));

    JsonNode letter = new ObjectMapper().readTree(json.out());
    assertThat(letter.path("topic").asText()).isEqualTo("articles.dead-letter");
    assertThat(letter.path("headers").findValuesAsText("name"))
        .contains("__streams.errors.exception", "__streams.errors.message");
    assertThat(text.out())
        .startsWith("-- articles.dead-letter-")
        .contains("  __streams.errors.exception:");
  }
}
