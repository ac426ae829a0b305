package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.experiment.Participation;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.sink.Database;
import news.copydesk.sink.DatabaseConfig;
import news.copydesk.sink.SinkQueries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator tries a version: in the shadow, on a tenth of the articles, then lets a rule promote
 * it and has the archive enriched again. Each step goes on from the one before.
 */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrialIT {

  private static final String MODEL = "mock-ner";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path dir;
  private static LocalShell local;
  private static Database database;

  @BeforeAll
  static void startWithTheFirstVersion() throws IOException {
    new KeyRing(List.of(SigningKey.fresh("key-1"))).write(dir.resolve("keys"));
    register("1.0.0", "PERSON");
    register("1.1.0", "PERSON,MISC");
    Shell shell = Shell.plain();
    assertThat(shell.run(with("models", "promote", MODEL + "@1.0.0", "--no-announce"))).isZero();
    local = new LocalShell(dir.resolve("local"), settings());
    database = Database.of(DatabaseConfig.of(url()));
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    local.close();
  }

  @Test
  @Order(1)
  void aShadowChangesNoRecordAndReportsHowItDiffers() throws Exception {
    run("models", "trial", MODEL + "@1.1.0", "--shadow", "--percent=100");
    awaitServing("1.1.0", true);
    awaitStatus("shadow mock-ner@1.1.0 100 % READY");
    assertThat(run("models", "status", "--json").out())
        .contains("\"experiments\":[{\"model\":\"mock-ner\",\"version\":\"1.1.0\"");

    List<String> ids = produce("shadow", 40, 1);

    for (String id : ids) {
      EnrichedArticle row = row(id);
      assertThat(version(row)).isEqualTo("1.0.0");
      assertThat(row.getEntities()).isNotEmpty().allMatch(e -> e.getType().equals("PERSON"));
    }
    // How many of them the shadow had time for is up to the machine, and may be none.
    for (int revision = 2; compared() == 0; revision++) {
      produce("shadow", 40, revision);
    }
    await()
        .atMost(LocalShell.PATIENCE)
        .untilAsserted(
            () -> {
              List<String> report = run("models", "shadow", MODEL + "@1.1.0", "--json").outLines();
              JsonNode total = JSON.readTree(report.get(0));
              assertThat(total.path("articles").asLong()).isPositive();
              assertThat(total.path("retyped").asLong()).isPositive();
              assertThat(total.path("lost").asLong()).isZero();
              assertThat(report)
                  .anyMatch(line -> line.contains("\"by\":\"source\",\"name\":\"Desk\""));
              assertThat(report)
                  .anyMatch(line -> line.contains("\"by\":\"label\",\"name\":\"PERSON\""));
            });
    assertThat(run("models", "shadow", MODEL + "@1.1.0").out())
        .contains("articles compared")
        .contains("OUTLET");
  }

  @Test
  @Order(2)
  void aTenthOfTheArticlesIsServedByTheCandidateAndStaysThere() throws Exception {
    run("models", "trial", MODEL + "@1.1.0", "--percent=10");
    // The one trial takes the other's place: what was loaded for the shadow is closed again.
    awaitLoads("1.1.0", 2);
    // It is loaded, and serves, a little before articles go to it.
    awaitStatus("ab mock-ner@1.1.0 10 % READY");

    List<String> ids = produce("ab", 300, 1);
    List<String> first = ids.stream().map(id -> version(row(id))).toList();
    produce("ab", 300, 2);
    List<String> second = ids.stream().map(id -> version(row(id))).toList();

    assertThat(second).isEqualTo(first);
    for (int i = 0; i < ids.size(); i++) {
      boolean chosen = Participation.bucket(MODEL, ids.get(i)) < 1_000;
      assertThat(first.get(i)).as(ids.get(i)).isEqualTo(chosen ? "1.1.0" : "1.0.0");
    }
    // The ids are always the same, and so is how many of them take part; 30 are expected.
    assertThat(first.stream().filter("1.1.0"::equals).count()).isBetween(15L, 45L);
    Shell compared = run("models", "compare", MODEL, "--json", "--url=" + url());
    assertThat(compared.outLines()).hasSize(2);
    JsonNode candidate = JSON.readTree(compared.outLines().get(1));
    assertThat(candidate.path("version").asText()).isEqualTo("1.1.0");
    assertThat(candidate.path("articles").asLong())
        .isEqualTo(first.stream().filter("1.1.0"::equals).count());
    assertThat(candidate.at("/entities/low").asDouble()).isPositive();
    assertThat(candidate.at("/failed/value").asDouble()).isZero();
  }

  @Test
  @Order(3)
  void theLiveVersionServesAllWhenTheTrialIsStopped() throws Exception {
    assertThat(run("models", "trial", MODEL, "--stop", "--json").out())
        .isEqualTo("{\"model\":\"mock-ner\",\"ended\":true}\n");
    awaitServing("1.1.0", false);
    await()
        .atMost(LocalShell.PATIENCE)
        .until(() -> !run("models", "status").out().contains("1.1.0"));

    List<String> ids = produce("ab", 300, 3);

    assertThat(ids).allSatisfy(id -> assertThat(version(row(id))).isEqualTo("1.0.0"));
  }

  @Test
  @Order(4)
  void aCandidateThatIsRefusedIsShownWithTheReasonAndCounted() throws Exception {
    Path golden = dir.resolve("golden.jsonl");
    Files.writeString(
        golden, "{\"body\":\"Ana Souza spoke.\",\"expected\":[\"PERSON Ana Souza\"]}\n");
    register("1.2.0", "", golden.toString(), "--label=golden=golden.jsonl");

    run("models", "trial", MODEL + "@1.2.0", "--percent=100");

    await()
        .atMost(LocalShell.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(run("models", "status").err())
                    .contains("does not try mock-ner@1.2.0: mock-ner@1.2.0 finds nothing at all")
                    .contains("the live version serves all its articles"));
    assertThat(metric("model_candidate_failed_total", "1.2.0")).isOne();
    List<String> ids = produce("refused", 5, 1);
    assertThat(ids).allSatisfy(id -> assertThat(version(row(id))).isEqualTo("1.0.0"));
    run("models", "trial", MODEL, "--stop");
  }

  @Test
  @Order(5)
  void aRulePromotesTheCandidateAndTheLedgerSaysWho() throws Exception {
    run("models", "trial", MODEL + "@1.1.0", "--shadow", "--percent=100");
    awaitServing("1.1.0", true);

    Shell decided =
        run(
            "models",
            "shadow",
            MODEL + "@1.1.0",
            "--after=1",
            "--abort-lost=0.5",
            "--promote-agreement=0.01");

    assertThat(decided.err()).contains("promoted mock-ner@1.1.0: agreement 0.");
    JsonNode last =
        JSON.readTree(
            run("models", "history", MODEL, "--json").outLines().stream()
                .reduce((one, next) -> next)
                .orElseThrow());
    assertThat(last.path("by").asText()).isEqualTo("shadow-rule");
    assertThat(last.path("to").asText()).isEqualTo("1.1.0");
    assertThat(last.path("why").asText()).contains("the rule promotes from 0.0100");
    awaitServing("1.0.0", false);
  }

  @Test
  @Order(6)
  void theArchiveIsEnrichedAgainAndTheEpochHasGrown() throws Exception {
    long before = row("ab/1").getModelEpoch();
    assertThat(before).isPositive();

    Shell shell = run("reprocess", "--model=" + MODEL, "--from=1.0.0", "--url=" + url());

    assertThat(shell.out()).isEqualTo("sent 345; still written by an old version: 0\n");
    EnrichedArticle row = row("ab/1");
    assertThat(version(row)).isEqualTo("1.1.0");
    assertThat(row.getRevision()).isEqualTo(3);
    assertThat(row.getModelEpoch()).isGreaterThan(before);
  }

  private static void register(String version, String types, String... more) throws IOException {
    Path file = dir.resolve("mock.properties");
    Files.writeString(file, "types=" + types + "\n");
    Shell shell = Shell.plain();
    List<String> line =
        new ArrayList<>(
            List.of("models", "register", MODEL + "@" + version, file.toString(), "--kind=mock"));
    line.addAll(List.of(more));
    int code = shell.run(with(line.toArray(String[]::new)));
    assertThat(code).as(shell.err()).isZero();
  }

  private static List<String> settings() {
    return List.of(
        "--set=models.registry=" + dir.resolve("registry"),
        "--set=models.key-file=" + dir.resolve("keys"),
        "--set=models.cache=" + dir.resolve("cache"));
  }

  private static String[] with(String... command) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(settings());
    return line.toArray(String[]::new);
  }

  private static Shell run(String... command) {
    Shell shell = Shell.plain();
    assertThat(shell.run(local.at(with(command)))).as(shell.out() + shell.err()).isZero();
    return shell;
  }

  private static String url() {
    return "jdbc:sqlite:" + dir.resolve("local").resolve("copydesk.db");
  }

  /** Sends articles, waits for their rows, and returns their ids. */
  private static List<String> produce(String prefix, int count, int revision) throws IOException {
    StringBuilder lines = new StringBuilder();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(prefix + "/" + i);
      lines.append(
          "{\"id\":\"%s/%d\",\"revision\":%d,\"source\":\"Desk\",\"title\":\"Bonn waits\",\"body\":\"Ana Souza met Li in Porto.\"}\n"
              .formatted(prefix, i, revision));
    }
    Path file = Files.writeString(dir.resolve(prefix + ".jsonl"), lines);
    Shell shell = Shell.plain();
    assertThat(shell.run(local.at("produce", file.toString()))).as(shell.err()).isZero();
    await()
        .atMost(LocalShell.PATIENCE)
        .until(
            () ->
                ids.stream()
                    .allMatch(
                        id ->
                            new SinkQueries(database)
                                .article(id)
                                .filter(row -> row.getRevision() == revision)
                                .isPresent()));
    return ids;
  }

  private static EnrichedArticle row(String id) {
    return new SinkQueries(database).article(id).orElseThrow();
  }

  private static String version(EnrichedArticle row) {
    return row.getProvenance().get(0).getVersion();
  }

  private static void awaitServing(String version, boolean serving) {
    await()
        .atMost(LocalShell.PATIENCE)
        .until(() -> metric("model_health_status", version) == (serving ? 1 : 0));
  }

  private static void awaitStatus(String trial) {
    await()
        .atMost(LocalShell.PATIENCE)
        .untilAsserted(
            () -> assertThat(run("models", "status").out().replaceAll(" +", " ")).contains(trial));
  }

  /** Articles that the shadow has told of. */
  private static long compared() throws IOException {
    return JSON.readTree(run("models", "shadow", MODEL + "@1.1.0", "--json").outLines().get(0))
        .path("articles")
        .asLong();
  }

  private static void awaitLoads(String version, int loads) {
    await().atMost(LocalShell.PATIENCE).until(() -> metric("model_load_total", version) >= loads);
  }

  private static double metric(String name, String version) throws Exception {
    String page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(local.health() + "/metrics")).build(),
                BodyHandlers.ofString())
            .body();
    return page.lines()
        .filter(line -> line.startsWith(name + "{") && line.contains("version=\"" + version + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }
}
