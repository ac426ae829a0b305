package news.copydesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.ops.LogFormat;
import news.copydesk.ops.Logging;
import news.copydesk.registry.store.s3.S3MockProcess;
import news.copydesk.sink.Database;
import news.copydesk.sink.DatabaseConfig;
import news.copydesk.sink.SinkQueries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The commands, and an enricher, with a registry in a bucket that docs/models.md configures. */
@Timeout(600)
class ModelsS3IT {

  private static int buckets;

  @TempDir private static Path storage;
  private static S3MockProcess server;

  @TempDir private Path directory;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private String bucket;

  @BeforeAll
  static void start() throws IOException {
    server = S3MockProcess.start(storage);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void aBucketAndADistributionWithTwoModels() throws IOException {
    bucket = "newsroom-" + buckets++;
    server.bucket(bucket);
    write("dist/topics/1.0.0/topics.model", "topics");
    write("dist/gazetteer/starter-1/gazetteer.gaz", "places");
    Files.writeString(
        directory.resolve("copydesk.yaml"),
        """
        models.key-file: %s
        models.cache: %s
        models.s3-endpoint: %s
        models.s3-region: eu-central-1
        models.s3-access-key: me
        models.s3-secret-key: %s
        """
            .formatted(
                directory.resolve("keys"),
                directory.resolve("cache"),
                server.url(),
                S3MockProcess.SECRET));
  }

  @Test
  void aVersionLivesInTheBucketAsItDoesInADirectory() throws Exception {
    assertThat(models("init", "--from", directory.resolve("dist").toString()).out())
        .contains("registered gazetteer@1.0.0", "registered topics@1.0.0");
    write("better.model", "better");
    String file = directory.resolve("better.model").toString();

    assertThat(models("register", "topics@1.1.0", file, "--kind=topics", "--parent=1.0.0").out())
        .startsWith("registered topics@1.1.0: 1 files, 6 bytes, signed by key key-");
    assertThat(models("alias", "topics@1.1.0", "experimental").out()).contains("experimental");
    assertThat(models("promote", "topics@experimental", "--why=more data", "--no-announce").out())
        .isEqualTo("stable of topics: 1.0.0 -> 1.1.0\n");
    assertThat(models("list", "topics").out())
        .containsPattern("topics +1\\.0\\.0 +topics +6 ")
        .containsPattern("topics +1\\.1\\.0 +topics +6 .*experimental, latest, sta");
    assertThat(models("show", "topics@stable").out()).contains("version    topics@1.1.0");
    assertThat(models("verify").out())
        .contains("verified gazetteer@1.0.0", "verified topics@1.0.0", "verified topics@1.1.0");
    assertThat(models("history", "topics").out()).contains("move stable", "more data");

    String downloaded = models("download", "topics@stable").out().strip();

    assertThat(downloaded).startsWith("topics@1.1.0 " + directory.resolve("cache"));
    assertThat(Path.of(downloaded.split(" ")[1], "better.model")).hasContent("better");
    assertThat(models("rollback", "topics", "--no-announce").out())
        .isEqualTo("stable of topics: 1.1.0 -> 1.0.0\n");
    assertThat(run("rm", "topics@1.0.0", "--no-fleet").err()).contains("stable");
    models("alias", "topics", "experimental", "--remove");
    models("rm", "topics@1.1.0", "--no-fleet");
    assertThat(keys()).noneMatch(key -> key.contains("1.1.0"));
  }

  @Test
  void anAlteredObjectIsNamedByVerifyAndNotPromoted() throws Exception {
    models("init", "--from", directory.resolve("dist").toString());
    write("better.model", "better");
    models(
        "register", "topics@1.1.0", directory.resolve("better.model").toString(), "--kind=topics");
    try (S3Client client = server.client()) {
      client.putObject(
          put -> put.bucket(bucket).key("registry/topics/1.1.0/better.model"),
          RequestBody.fromString("BETTER"));
    }

    Shell verify = Shell.plain();
    assertThat(verify.run(with("verify"))).isEqualTo(ExitCode.FAILED);
    assertThat(verify.out() + verify.err()).contains("topics@1.1.0", "SHA-256");
    Shell promote = run("promote", "topics@1.1.0", "--no-announce");
    assertThat(promote.err()).contains("better.model", "SHA-256");
    assertThat(models("alias", "topics").out()).contains("topics@stable 1.0.0");
  }

  @Test
  void anEnricherFetchesItsModelFromTheBucketAndTakesUpWhatIsPromoted() throws Exception {
    PrintStream before = System.err;
    System.setErr(new PrintStream(logged, true, UTF_8));
    try {
      models("init", "--from", directory.resolve("dist").toString());
      registerMock("1.0.0", "PERSON");
      registerMock("1.1.0", "MISC");
      models("promote", "mock-ner@1.0.0", "--no-announce");
      Path data = directory.resolve("local");
      try (LocalShell local =
              new LocalShell(
                  data,
                  List.of(
                      "--config=" + directory.resolve("copydesk.yaml"),
                      "--set=models.registry=" + location(),
                      "--set=log.level=DEBUG"));
          Database database =
              Database.of(DatabaseConfig.of("jdbc:sqlite:" + data.resolve("copydesk.db")))) {
        assertThat(written(local, database, "one").getProvenance().get(0).getVersion())
            .isEqualTo("1.0.0");

        Shell promoted = Shell.plain();
        assertThat(promoted.run(local.at(with("promote", "mock-ner@1.1.0", "--announce"))))
            .as(promoted.err())
            .isZero();
        Shell status = Shell.plain();
        assertThat(status.run(local.at(with("status", "--wait", "--timeout=180"))))
            .as(status.err())
            .isZero();

        EnrichedArticle second = written(local, database, "two");
        assertThat(second.getProvenance().get(0).getVersion()).isEqualTo("1.1.0");
        assertThat(second.getEntities()).isNotEmpty().allMatch(e -> e.getType().equals("MISC"));
      }
    } finally {
      System.setErr(before);
      // For whoever runs next in this process: it would go on into these bytes.
      Logging.configure(LogFormat.TEXT, Level.INFO);
    }
    try (Stream<Path> blobs = Files.walk(directory.resolve("cache").resolve("blobs"))) {
      assertThat(blobs.filter(Files::isRegularFile)).hasSize(2);
    }
    assertThat(logged.toString(UTF_8))
        .contains("copydesk started")
        .doesNotContain(S3MockProcess.SECRET);
  }

  @Test
  void whatIsWrongIsSaidWithoutTheSecret() {
    Shell noBucket = Shell.plain();
    Shell halfAKey = Shell.plain();
    Shell nobody = Shell.plain();

    int first = noBucket.run(at("s3://no-such-bucket/registry", "list"));
    int second = halfAKey.run(with("list", "--set=models.s3-access-key="));
    int third = nobody.run(with("list", "--set=models.s3-endpoint=http://127.0.0.1:1"));

    assertThat(List.of(first, second, third)).doesNotContain(ExitCode.OK);
    assertThat(noBucket.err()).contains("there is no bucket no-such-bucket");
    assertThat(halfAKey.err()).contains("models.s3-access-key and models.s3-secret-key");
    assertThat(nobody.err()).contains("models.s3-endpoint");
    assertThat(noBucket.err() + halfAKey.err() + nobody.err())
        .doesNotContain(S3MockProcess.SECRET, "Exception", "\tat ");
  }

  /** Runs a command that has to succeed. */
  private Shell models(String... command) {
    Shell shell = Shell.plain();
    assertThat(shell.run(with(command))).as(shell.out() + shell.err()).isZero();
    assertThat(shell.out() + shell.err()).doesNotContain(S3MockProcess.SECRET);
    return shell;
  }

  /** Runs a command that has to be refused. */
  private Shell run(String... command) {
    Shell shell = Shell.plain();
    assertThat(shell.run(with(command))).as(shell.out() + shell.err()).isEqualTo(ExitCode.REFUSED);
    return shell;
  }

  private void registerMock(String version, String types) throws IOException {
    write("mock.properties", "types=" + types + "\n");
    models(
        "register",
        "mock-ner@" + version,
        directory.resolve("mock.properties").toString(),
        "--kind=mock");
  }

  /** Sends an article, and returns its row. */
  private EnrichedArticle written(LocalShell local, Database database, String id)
      throws IOException {
    Path file = directory.resolve(id + ".jsonl");
    Files.writeString(
        file, "{\"id\":\"%s\",\"body\":\"Ana Souza met Li in Porto.\"}\n".formatted(id));
    Shell shell = Shell.plain();
    assertThat(shell.run(local.at("produce", file.toString()))).as(shell.err()).isZero();
    SinkQueries rows = new SinkQueries(database);
    await().atMost(LocalShell.PATIENCE).until(() -> rows.article(id).isPresent());
    return rows.article(id).orElseThrow();
  }

  private String location() {
    return "s3://" + bucket + "/registry";
  }

  private String[] with(String... command) {
    return at(location(), command);
  }

  private String[] at(String registry, String... command) {
    List<String> line = new ArrayList<>(List.of("models"));
    line.addAll(List.of(command));
    line.add("--model-registry=" + registry);
    line.add("--config=" + directory.resolve("copydesk.yaml"));
    return line.toArray(String[]::new);
  }

  private List<String> keys() {
    try (S3Client client = server.client()) {
      return client.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
          .map(object -> object.key())
          .toList();
    }
  }

  private void write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
