package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.copydesk.sink.Database;
import news.copydesk.sink.DatabaseConfig;
import news.copydesk.sink.DatabaseException;
import news.copydesk.sink.SinkQueries;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
@Timeout(120)
class ToolsIT {

  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String GOOD =
      "{\"id\":\"a/%d\",\"source\":\"Desk\",\"title\":\"Story %d\",\"body\":\"Ana Souza in Porto.\"}\n";

  @TempDir private static Path dir;
  private static Path data;
  private static Future<Integer> local;
  private static String broker;
  private static String registry;

  @BeforeAll
  static void startLocalAndProduce() throws IOException {
    data = dir.resolve("local");
    Shell shell = Shell.plain();
    local = THREADS.submit(() -> shell.run(localArguments(data)));
    await()
        .atMost(PATIENCE)
        .until(() -> local.isDone() || shell.out().contains("local: ready; stop with Ctrl-C"));
    assertThat(local).as(shell.err()).isNotDone();
    broker = after("broker +(\\S+)", shell.out());
    registry = after("registry +(\\S+)", shell.out());

    Path articles =
        Files.writeString(
            dir.resolve("articles.jsonl"),
            GOOD.formatted(1, 1) + "nonsense\n" + GOOD.formatted(2, 2) + GOOD.formatted(3, 3));
    Shell producing = Shell.plain();
    assertThat(producing.run(at("produce", articles.toString())))
        .as(producing.err())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(producing.out()).isEqualTo("produced 3, bad lines 1, not sent 0\n");
    assertThat(producing.err()).contains("articles.jsonl:2: not JSON");

    assertThat(Shell.plain().stdin(GOOD.formatted(4, 4)).run(at("produce", "-")))
        .isEqualTo(ExitCode.OK);
    Map<String, Object> plain = Map.of("bootstrap.servers", broker);
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(plain, bytes, bytes)) {
      producer.send(new ProducerRecord<>("articles.new", new byte[] {1}, new byte[] {2}));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    THREADS.shutdownNow();
    assertThat(THREADS.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void tailPrintsEnrichedArticlesAsJson() throws IOException {
    Shell shell = Shell.plain();

    int code = shell.run(at("tail", "--json", "--from-beginning", "--max", "3"));

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(shell.outLines()).hasSize(3);
    JsonNode article = new ObjectMapper().readTree(shell.outLines().get(0));
    assertThat(article.path("source").asText()).isEqualTo("Desk");
    assertThat(article.path("entities").findValuesAsText("text")).contains("Porto");
  }

  @Test
  void tailPrintsEnrichedArticlesForPeople() {
    Shell shell = Shell.plain();

    shell.run(at("tail", "enriched", "--from-beginning", "--max", "1"));

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

    int code = shell.run(at("tail", "--json", "--from-beginning"));

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(written.get(0)).isEqualTo('{');
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void runIsRefusedWhereTopicsAreMissing() {
    Shell shell = Shell.plain();

    int code = shell.run(at("run", "--models", "mock", "--set", "topics.enriched=nowhere"));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .containsExactly(
            "copydesk: topic nowhere does not exist; create it (kafka-topics --create --topic"
                + " nowhere --partitions N), articles.new and nowhere with the same number of"
                + " partitions");
  }

  @Test
  void runIsRefusedWherePartitionsAreUnequal() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) broker))) {
      admin
          .createTopics(List.of(new NewTopic("two", 2, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    Shell shell = Shell.plain();

    int code = shell.run(at("run", "--models", "mock", "--set", "topics.enriched=two"));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .singleElement()
        .asString()
        .contains("topic articles.new has 4 partitions and two has 2");
  }

  @Test
  void runIsRefusedWithoutRegistryAndBrokerBothAtOnce() {
    Shell shell = Shell.plain();

    int code =
        shell.run(
            "run",
            "--set=http.port=0",
            "--models=mock",
            "--bootstrap-servers=127.0.0.1:1",
            "--registry=http://127.0.0.1:1",
            "--set=registry.retry-for=100ms",
            "--set=kafka.request.timeout.ms=500",
            "--set=kafka.default.api.timeout.ms=1000");

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("copydesk: registry.urls [http://127.0.0.1:1]: "))
        .anyMatch(
            line ->
                line.startsWith("copydesk: kafka.bootstrap.servers 127.0.0.1:1: no broker answered")
                    && line.endsWith("; start a broker, or name another"));
  }

  @Test
  void runIsRefusedWithoutItsModel() {
    Shell shell = Shell.plain();

    int code = shell.run(at("run", "--set", "annotation.models-directory=nowhere"));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.err()).contains("copydesk: model corenlp-ner@", "nowhere");
  }

  @Test
  void produceIsRefusedWhereTheTopicIsMissing() {
    Shell shell = Shell.plain().stdin(GOOD.formatted(9, 9));

    int code = shell.run(at("produce", "-", "--set", "topics.articles=nowhere"));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.err()).contains("copydesk: topic nowhere does not exist; create it");
  }

  @Test
  void checkConfigAsksTheClusterToo() {
    Shell shell = Shell.plain();

    assertThat(shell.run(at("check-config", "--connect"))).isEqualTo(ExitCode.OK);

    assertThat(shell.out()).isEqualTo("configuration: ok\n");
  }

  @Test
  void aSecondLocalSaysThatTheFirstIsRunning() {
    Shell shell = Shell.plain();

    int code = shell.run(localArguments(data));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .singleElement()
        .asString()
        .contains("is another copydesk running there?", "is in use by another registry");
  }

  @Test
  void aSecondLocalOnTheSamePortSaysWhichOne() {
    Shell shell = Shell.plain();
    String port = registry.substring(registry.lastIndexOf(':') + 1);

    int code =
        shell.run(
            "local",
            "--data=" + dir.resolve("second"),
            "--broker-port=0",
            "--registry-port=" + port,
            "--set=http.port=0");

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .singleElement()
        .asString()
        .contains("the local registry cannot listen on 127.0.0.1:" + port);
  }

  @Test
  void theSinkWritesWhatIsOnTheEnrichedTopic() throws Exception {
    Path database = dir.resolve("other.db");
    Shell shell = Shell.plain();
    Callable<Integer> command =
        () ->
            shell.run(at("sink", "--url", "jdbc:sqlite:" + database, "--set", "sink.group=other"));

    Future<Integer> sink = THREADS.submit(command);
    await()
        .atMost(PATIENCE)
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

    json.run(at("tail", "dead-letters", "--json", "--from-beginning", "--max", "1"));
    text.run(at("tail", "dead-letters", "--from-beginning", "--max", "1"));

    JsonNode letter = new ObjectMapper().readTree(json.out());
    assertThat(letter.path("topic").asText()).isEqualTo("articles.dead-letter");
    assertThat(letter.path("headers").findValuesAsText("name"))
        .contains("__streams.errors.exception", "__streams.errors.message");
    assertThat(text.out())
        .startsWith("-- articles.dead-letter-")
        .contains("  __streams.errors.exception:");
  }

  private static String[] localArguments(Path data) {
    return new String[] {
      "local",
      "--data=" + data,
      "--broker-port=0",
      "--registry-port=0",
      "--set=http.port=0",
      "--set=annotation.models=mock"
    };
  }

  private static String[] at(String... command) {
    List<String> line = new ArrayList<>(List.of(command));
    line.add("--bootstrap-servers=" + broker);
    line.add("--registry=" + registry);
    line.add("--set=http.port=0");
    return line.toArray(String[]::new);
  }

  private static String after(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
