package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a newsroom's developer types beside a running `copydesk local`. */
@Timeout(600)
class NewsroomIT {

  @TempDir private static Path dir;
  private static LocalShell local;

  @BeforeAll
  static void startLocal() {
    local = new LocalShell(dir.resolve("local"));
    Map<String, Object> plain = Map.of("bootstrap.servers", local.broker());
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(plain, bytes, bytes)) {
      producer.send(new ProducerRecord<>("articles.new", "bad/1".getBytes(), new byte[] {2, 3}));
      producer.send(new ProducerRecord<>("articles.new", "bad/2".getBytes(), new byte[] {4}));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    local.close();
  }

  @Test
  void deadLettersAreListedShownAndRedrivenUntilTheLimit() throws Exception {
    await()
        .atMost(LocalShell.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lines("dead-letters", "list", "--json")).hasSizeGreaterThanOrEqualTo(2));
    Shell list = run("dead-letters", "list");
    assertThat(list.outLines().get(0)).startsWith("At ").contains("Error");
    assertThat(list.out()).contains("2 dead letters: 2 MalformedRecordException; 0 were redriven");

    String at =
        new ObjectMapper()
            .readTree(lines("dead-letters", "list", "--id", "bad/1", "--json").get(0))
            .path("at")
            .asText();
    Path bytes = dir.resolve("bytes");
    assertThat(run("dead-letters", "show", at, "--value-to", bytes.toString()).out())
        .contains("key bad/1, 2 bytes")
        .contains("__streams.errors.exception:")
        .contains("000000  02 03");
    assertThat(Files.readAllBytes(bytes)).containsExactly(2, 3);

    Shell misnamed = run("dead-letters", "redrive", "--error", "Malformed");
    assertThat(misnamed.out()).isEqualTo("redriven 0, refused 0\n");
    assertThat(misnamed.err()).contains("choose no dead letter; 'copydesk dead-letters list'");
    assertThat(run("dead-letters", "redrive", "--id", "bad/1", "--dry-run").outLines())
        .containsExactly(at + " bad/1 would be redriven", "would be redriven 1, refused 0");
    assertThat(run("dead-letters", "redrive", "--id", "bad/1").out())
        .isEqualTo("redriven 1, refused 0\n");
    await()
        .atMost(LocalShell.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lines("dead-letters", "list", "--id", "bad/1", "--json"))
                    .singleElement()
                    .asString()
                    .contains("\"redrives\":1"));
    Shell again = Shell.plain();
    int code =
        again.run(local.at("dead-letters", "redrive", "--id", "bad/1", "--max-redrives", "1"));
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(again.err()).contains("bad/1 is refused: redriven 1 times already");
  }

  @Test
  void theFleetIsWatchedAsPageAsLinesAndAsJson() throws Exception {
    JsonNode said =
        await()
            .atMost(LocalShell.PATIENCE)
            .until(
                () -> new ObjectMapper().readTree(run("monitor", "--once", "--json").out()),
                one -> one.path("load").has("articlesPerSecond"));
    String instance = said.path("instance").asText();

    assertThat(said.path("alive").asBoolean()).isTrue();
    assertThat(said.path("load").path("slots").asInt()).isPositive();
    assertThat(said.path("load").path("heapBytes").asLong()).isPositive();
    assertThat(said.path("models").get(0).path("state").asText()).isEqualTo("READY");
    assertThat(run("monitor", "--once").outLines())
        .anySatisfy(line -> assertThat(line).contains("1 instances", "articles/s"))
        .anySatisfy(line -> assertThat(line).startsWith("INSTANCE"))
        .anySatisfy(line -> assertThat(line).startsWith(instance.substring(0, 4)));

    Shell watching = Shell.plain();
    Future<Integer> monitor = local.start(watching, "monitor", "--interval=100ms");
    await()
        .atMost(LocalShell.PATIENCE)
        .until(
            () ->
                watching.out().lines().filter(line -> line.contains(" " + instance + " ")).count()
                    >= 3);
    assertThat(watching.out()).contains("phase=").doesNotContain("\u001b");
    assertThat(monitor).isNotDone();
  }

  @Test
  void aTableAndAFeedAreProducedOnceAndADryRunSendsNothing() throws Exception {
    Path table =
        Files.writeString(dir.resolve("t.csv"), "key,title,text\nt/1,One,Words.\n,Two,Words.\n");
    Path feed =
        Files.writeString(
            dir.resolve("f.xml"),
            "<rss version=\"2.0\"><channel><title>F</title><link>http://f.example.org</link>"
                + "<description>d</description><item><guid>urn:f:1</guid><title>Fed</title></item>"
                + "</channel></rss>");
    String[] both = {
      "produce",
      table.toString(),
      feed.toString(),
      "--column=id=key",
      "--column=body=text",
      "--rate=1000",
      "--state=" + dir.resolve("state.json")
    };

    Shell dry = Shell.plain();
    assertThat(dry.run(with(both, "--dry-run"))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(dry.outLines())
        .containsExactly("t/1    One", "urn:f:1  F  Fed", "would produce 2, bad lines 1");
    assertThat(dry.err()).contains("t.csv:3: no \"id\"; give every article an id");
    Shell first = Shell.plain();
    assertThat(first.run(local.at(both))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(first.out()).isEqualTo("produced 2, bad lines 1, not sent 0\n");
    assertThat(run(both).out()).isEqualTo("produced 0, bad lines 0, not sent 0\n");
  }

  @Test
  void aDirectoryIsWatchedUntilStopped() throws Exception {
    Path incoming = Files.createDirectory(dir.resolve("incoming"));
    Files.writeString(incoming.resolve("a.jsonl"), "{\"id\":\"w/1\",\"source\":\"Watch\"}\n");
    Shell shell = Shell.plain();
    Future<Integer> watching =
        local.start(
            shell,
            "produce",
            incoming.toString(),
            "--poll=100ms",
            "--state=" + dir.resolve("w.json"));
    await().atMost(LocalShell.PATIENCE).until(() -> watched() == 1);
    // Whole at once: made and filled one after the other, it might be taken up in between.
    Path whole = Files.writeString(dir.resolve("b.csv"), "id,source\nw/2,Watch\n");
    Files.move(whole, incoming.resolve("b.csv"), StandardCopyOption.ATOMIC_MOVE);

    await().atMost(LocalShell.PATIENCE).until(() -> watched() == 2);

    assertThat(watching).as(shell.err()).isNotDone();
    watching.cancel(true);
    Path alone = incoming.resolve("b.csv");
    assertThat(run("produce", alone.toString(), "--dry-run", "--poll=1h").outLines())
        .as("a file alone is not waited for")
        .containsExactly("w/2  Watch  ", "would produce 1, bad lines 0");
  }

  private static long watched() {
    return lines("tail", "--from-beginning", "--no-follow", "--source", "Watch", "--json").size();
  }

  @Test
  void theDatabaseIsAskedAndExported() throws Exception {
    String database = "--url=jdbc:sqlite:" + dir.resolve("local").resolve("copydesk.db");
    Path articles =
        Files.writeString(
            dir.resolve("query.jsonl"),
            """
            {"id":"q/1","source":"Herald","title":"One","body":"Lima and Quito talk.","publishedAt":"2026-11-01"}
            {"id":"q/2","source":"Herald","title":"=Two","body":"Lima wins.","publishedAt":"2026-11-02"}
            """);
    run("produce", articles.toString());
    await()
        .atMost(LocalShell.PATIENCE)
        .until(() -> lines("query", "articles", "Lima", "--json", database).size() == 2);

    assertThat(lines("query", "top", "--day", "2026-11-01", "--json", database))
        .anyMatch(line -> line.contains("\"name\":\"Lima\",\"articles\":1"));
    assertThat(run("query", "articles", "Lima", "--from", "2026-11-02", database).out())
        .contains("=Two")
        .doesNotContain("One");
    assertThat(lines("query", "with", "Lima", database)).anyMatch(line -> line.startsWith("Quito"));
    Shell nobody = run("query", "articles", "lim", database);
    assertThat(nobody.out()).isEmpty();
    assertThat(nobody.err()).contains("similar names: Lima").contains("nothing found");

    Path file = dir.resolve("out.csv");
    assertThat(
            run("export", "--format", "csv", "--source", "Herald", file.toString(), database).out())
        .isEqualTo("exported 2 articles to " + file + "\n");
    assertThat(Files.readString(file))
        .startsWith("id,revision,source,")
        .contains("q/2,0,Herald,,=Two");
    assertThat(lines("export", "-", "--from", "2026-11-02", "--source", "Herald", database))
        .singleElement()
        .satisfies(
            line ->
                assertThat(new ObjectMapper().readTree(line).path("title").asText())
                    .isEqualTo("=Two"));
    assertThat(Shell.plain().run(local.at("export", file.toString(), database)))
        .as("a file that is there stays")
        .isEqualTo(ExitCode.FAILED);
  }

  @Test
  void tailShowsWhatIsAskedFor() throws Exception {
    Path articles =
        Files.writeString(
            dir.resolve("tail.jsonl"),
            """
            {"id":"tail/1","source":"Tailor","title":"Oslo","body":"Oslo waits."}
            {"id":"tail/2","source":"Tailor","title":"Bern","body":"Bern waits."}
            """);
    run("produce", articles.toString());

    assertThat(
            run(
                    "tail",
                    "--json",
                    "--since",
                    "1h",
                    "--source",
                    "tailor",
                    "--entity",
                    "Bern",
                    "--max",
                    "1")
                .out())
        .contains("\"id\":\"tail/2\"");
    Shell dead = Shell.plain();
    assertThat(dead.run(local.at("tail", "dead-letters", "--source", "x")))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Shell.plain().run(local.at("tail", "--since", "1h", "--last", "2")))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aResetIsRefusedWhileInstancesRunAndMustSayWhereTo() {
    Shell busy = Shell.plain();

    assertThat(busy.run(local.at("reset", "--to-start", "--yes"))).isEqualTo(ExitCode.REFUSED);

    assertThat(busy.err()).contains("threads of copydesk run on").contains("stop the instances");
    assertThat(Shell.plain().run(local.at("reset"))).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aResetAsksForTheNameAndThenIsDone() {
    String other = "--set=streams.application-id=other";
    Shell wrong = Shell.plain().stdin("yes\n");
    Shell right = Shell.plain().stdin("other\n");

    assertThat(wrong.run(local.at("reset", "--to-start", other))).isEqualTo(ExitCode.REFUSED);
    assertThat(wrong.err())
        .contains("type the application id, other")
        .contains("nothing was changed");
    assertThat(right.run(local.at("reset", "--to-start", other))).isEqualTo(ExitCode.OK);
    assertThat(right.out()).contains("Will begin at").contains("reset: done");
  }

  @Test
  void theDoctorFindsAHealthyStreamAndSaysWhatIsMissing() {
    // It gives brokers 5 s for an answer, and a busy machine may need another try.
    await().atMost(LocalShell.PATIENCE).untilAsserted(NewsroomIT::theDoctorFindsNothing);

    Shell ill = Shell.plain();
    int code =
        ill.run(
            "doctor",
            "--bootstrap-servers=127.0.0.1:1",
            "--registry=http://127.0.0.1:1",
            "--set=annotation.models-directory=" + dir.resolve("none"),
            "--url=jdbc:sqlite:" + dir.resolve("none.db"));
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(ill.out())
        .contains("bad      broker         none answers at 127.0.0.1:1")
        .contains("bad      registry ")
        .contains("bad      models ")
        .contains("warning  database       there is no database at")
        .contains("doctor: 3 bad, ");
  }

  private static void theDoctorFindsNothing() {
    Shell well = Shell.plain();
    int code =
        well.run(
            local.at(
                "doctor",
                "--set=annotation.models=mock",
                "--set=sink.url=jdbc:sqlite:" + dir.resolve("local").resolve("copydesk.db")));
    assertThat(code).as(well.out()).isEqualTo(ExitCode.OK);
    assertThat(well.out())
        .contains("ok       broker         1 answer at ")
        .contains("articles.new, articles.enriched and articles.dead-letter fit together")
        .contains("threads of copydesk run")
        .contains("doctor: 0 bad, ");
  }

  @Test
  void aDatabaseThatIsNotThereIsNotMade() {
    Shell shell = Shell.plain();
    Path missing = dir.resolve("missing.db");

    assertThat(shell.run("query", "top", "--url", "jdbc:sqlite:" + missing))
        .isEqualTo(ExitCode.FAILED);

    assertThat(shell.err()).contains("there is no database at").contains("--url");
    assertThat(missing).doesNotExist();
  }

  @Test
  void aRedriveMustSayWhich() {
    Shell shell = Shell.plain();

    assertThat(shell.run(local.at("dead-letters", "redrive"))).isEqualTo(ExitCode.USAGE);

    assertThat(shell.err()).contains("say which: --error, --id or --at, or else --all");
  }

  private static String[] with(String[] command, String more) {
    String[] all = java.util.Arrays.copyOf(command, command.length + 1);
    all[command.length] = more;
    return all;
  }

  private static List<String> lines(String... command) {
    return run(command).outLines();
  }

  private static Shell run(String... command) {
    Shell shell = Shell.plain();
    assertThat(shell.run(local.at(command))).as(shell.err()).isEqualTo(ExitCode.OK);
    return shell;
  }
}
