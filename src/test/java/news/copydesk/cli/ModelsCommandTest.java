package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.copydesk.cli.render.Terminal;
import news.copydesk.registry.store.FileServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {

  @TempDir private Path directory;

  @BeforeEach
  void aDistributionWithTwoModels() throws IOException {
    write("dist/topics/1.0.0/topics.model", "topics");
    write("dist/gazetteer/starter-1/gazetteer.gaz", "places");
  }

  @Test
  void initMakesASignedRegistryOfWhatShipsAndShowsNoSecret() throws IOException {
    Shell shell = models("init", "--from", path("dist"));

    Path keys = directory.resolve("keys");
    String secret = Files.readAllLines(keys).get(1).split(":")[1];
    assertThat(shell.out()).contains("registered gazetteer@1.0.0", "registered topics@1.0.0");
    assertThat(shell.err()).contains("made a key in " + keys);
    assertThat(shell.out() + shell.err()).doesNotContain(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rw-------");
    assertThat(models("list").out())
        .contains("topics     1.0.0")
        .contains("latest, stable")
        .contains("gazetteer");

    assertThat(models("init", "--from", path("dist")).out())
        .contains("kept       topics@1.0.0")
        .doesNotContain("registered");
  }

  @Test
  void aVersionIsRegisteredPromotedAndRolledBack() throws IOException {
    init();
    write("new.model", "better");

    assertThat(
            models(
                    "register",
                    "topics@1.1.0",
                    path("new.model"),
                    "--kind=topics",
                    "--metric=f1=0.97",
                    "--licence=GPL-3.0-or-later",
                    "--parent=1.0.0",
                    "--data=bbc")
                .out())
        .startsWith("registered topics@1.1.0: 1 files, 6 bytes, signed by key key-");
    assertThat(models("show", "topics@1.1.0").out())
        .contains(
            "version    topics@1.1.0", "metric     f1 = 0.97", "parent     1.0.0", "new.model");
    assertThat(models("promote", "topics@1.1.0", "--why", "more data").out())
        .isEqualTo("stable of topics: 1.0.0 -> 1.1.0\n");
    assertThat(models("alias", "topics").out())
        .isEqualTo("topics@latest 1.1.0\ntopics@stable 1.1.0\n");
    assertThat(models("rollback", "topics", "--by=bob", "--why=worse").out())
        .isEqualTo("stable of topics: 1.1.0 -> 1.0.0\n");

    assertThat(models("history", "topics").out())
        .contains("register", "move stable", "rollback stable", "bob", "worse", "more data");
    Shell before = models("history", "topics", "--as-of", "2001-01-01");
    assertThat(before.out()).isEmpty();
    assertThat(before.err()).contains("no alias of topics stood anywhere by then; the first line");
    assertThat(models("history", "topics", "--as-of", "2999-01-01").out())
        .contains("topics@stable 1.0.0");
  }

  @Test
  void aTestTellsNobodysInstances() throws IOException {
    init();

    assertThat(models("promote", "topics@1.0.0").err())
        .contains("the instances at " + Shell.NOBODY + " were not told");
  }

  @Test
  void anAliasIsNotMovedFromWhereItIsNot() throws IOException {
    init();

    assertThat(failing(ExitCode.REFUSED, "promote", "topics@1.0.0", "--expect", "0.9.0"))
        .contains("stable of topics is at 1.0.0 and not at 0.9.0")
        .contains("copydesk models history topics");
    assertThat(failing(ExitCode.REFUSED, "rollback", "topics"))
        .contains("never stood anywhere else");
    assertThat(failing(ExitCode.REFUSED, "alias", "topics", "beta", "--remove"))
        .contains("topics has no alias beta");
    assertThat(models("alias", "topics@stable", "beta", "--expect", "none").out())
        .isEqualTo("beta of topics: none -> 1.0.0\n");
    assertThat(models("alias", "topics", "beta", "--remove").out())
        .isEqualTo("beta of topics: 1.0.0 -> none\n");
  }

  @Test
  void verifyNamesWhatIsNotWhatWasRegistered() throws IOException {
    init();
    Path file = directory.resolve("registry/topics/1.0.0/topics.model");
    Files.delete(file);
    Files.writeString(file, "TOPICS");

    Shell shell = shell();
    assertThat(run(shell, "verify")).isEqualTo(ExitCode.FAILED);

    assertThat(shell.out())
        .contains("verified gazetteer@1.0.0")
        .contains("REFUSED  topics@1.0.0: topics@1.0.0 in ")
        .contains("topics.model has SHA-256");
    assertThat(failing(ExitCode.REFUSED, "alias", "topics@1.0.0", "beta")).contains("has SHA-256");
    assertThat(failing(ExitCode.REFUSED, "download", "topics@stable")).contains("has SHA-256");
  }

  @Test
  void aVersionThatWasMeddledWithHidesNoOther() throws IOException {
    init();
    write("n", "n");
    models("register", "topics@1.1.0", path("n"), "--kind=topics");
    Path manifest = directory.resolve("registry/topics/1.1.0/manifest.json");
    String altered = Files.readString(manifest).replace("\"n\"", "\"m\"");
    Files.delete(manifest);
    Files.writeString(manifest, altered);

    Shell shell = shell();
    assertThat(run(shell, "list")).isEqualTo(ExitCode.FAILED);
    Shell json = shell();
    assertThat(run(json, "list", "--json")).isEqualTo(ExitCode.FAILED);

    assertThat(shell.out()).contains("gazetteer  1.0.0", "topics     1.0.0");
    assertThat(shell.err()).contains("topics@1.1.0 is refused: manifest of topics@1.1.0");
    assertThat(json.outLines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("{\"refused\":\"topics@1.1.0\",\"problem\":\"man"));
  }

  @Test
  void saysWhatToDoWhereThereIsNothing() throws IOException {
    assertThat(models("list").err())
        .contains("there are no models in " + path("registry"))
        .contains("'copydesk models init'");
  }

  @Test
  void saysThatNobodyWasToldOrAskedWhereNoBrokerAnswers() throws IOException {
    init();
    String nobody = "-b=127.0.0.1:1";

    assertThat(failing(ExitCode.FAILED, "trial", "topics@1.0.0", nobody))
        .contains("the instances at 127.0.0.1:1 were not told")
        .contains("nothing has changed");
    assertThat(failing(ExitCode.FAILED, "shadow", "topics@1.0.0", nobody))
        .contains("what the shadow found cannot be read at 127.0.0.1:1");
  }

  @Test
  void aVersionIsDownloadedOverHttpIntoTheCacheAndCleanedUp() throws IOException {
    init();

    try (FileServer server = new FileServer(directory.resolve("registry"))) {
      String url = server.url().toString();
      String out = models("download", "topics@stable", "--model-registry", url).out();
      assertThat(out).startsWith("topics@1.0.0 " + directory.resolve("cache"));
      assertThat(Path.of(out.strip().split(" ")[1]).resolve("topics.model")).hasContent("topics");
      assertThat(models("list", "--model-registry", url).out()).contains("gazetteer");
      assertThat(failing(ExitCode.REFUSED, "promote", "topics@1.0.0", "--model-registry", url))
          .contains("can only be read through a URL");
    }
    assertThat(models("cleanup").out()).startsWith("freed 0 bytes; 6 bytes stay");
    assertThat(models("cleanup", "--all").out()).startsWith("freed 6 bytes; 0 bytes stay");
  }

  @Test
  void aVersionIsRemovedOnlyWhenNothingUsesIt() throws IOException {
    init();

    assertThat(failing(ExitCode.REFUSED, "rm", "topics@1.0.0"))
        .contains("topics@1.0.0 is stable of it; move that alias first");
    assertThat(failing(ExitCode.REFUSED, "rm", "topics@stable")).contains("name the version");
    models("alias", "topics", "stable", "--remove");
    assertThat(failing(ExitCode.REFUSED, "rm", "topics@1.0.0", "-b", Shell.NOBODY))
        .contains("whether an instance runs topics@1.0.0 cannot be asked at 127.0.0.1:1")
        .contains("--no-fleet");
    assertThat(models("rm", "topics@1.0.0", "--no-fleet").out())
        .isEqualTo("removed topics@1.0.0\n");
    assertThat(failing(ExitCode.REFUSED, "show", "topics@1.0.0"))
        .contains("there is no topics@1.0.0");
  }

  @Test
  void everyCommandSpeaksJson() throws IOException {
    init();
    write("n", "n");
    List<List<String>> commands =
        List.of(
            List.of("register", "topics@2.0.0", path("n"), "--kind=topics"),
            List.of("list"),
            List.of("show", "topics"),
            List.of("promote", "topics@2.0.0"),
            List.of("rollback", "topics"),
            List.of("alias", "topics@2.0.0", "beta"),
            List.of("alias", "topics"),
            List.of("alias", "topics", "beta", "--remove"),
            List.of("rm", "topics@2.0.0", "--no-fleet"),
            List.of("history", "topics"),
            List.of("history", "topics", "--as-of=2999-01-01"),
            List.of("verify"),
            List.of("download", "topics"),
            List.of("cleanup"),
            List.of("init", "--from", path("dist")));
    for (List<String> command : commands) {
      List<String> arguments = new ArrayList<>(command);
      arguments.add("--json");

      List<String> lines = models(arguments.toArray(String[]::new)).outLines();

      assertThat(lines).as(command.toString()).isNotEmpty();
      for (String line : lines) {
        JsonNode node = JsonMapper.builder().build().readTree(line);
        assertThat(node.isObject()).as(line).isTrue();
      }
    }
  }

  @Test
  void noneIsWithoutJson() {
    Console console =
        new Console(System.out, System.err, new Terminal(false, false, false, 80), Map.of());

    assertThat(ModelsCommand.line(console).getSubcommands())
        .hasSize(18)
        .allSatisfy(
            (name, command) -> {
              assertThat(command.getCommandSpec().findOption("--json")).as(name).isNotNull();
            });
  }

  @Test
  void saysWhatIsWrongAndWhatToDo() throws IOException {
    assertThat(failing(ExitCode.USAGE)).contains("Missing required subcommand");
    assertThat(failing(ExitCode.REFUSED, "init", "--from", path("nowhere"))).contains("--from");
    write("m", "m");
    assertThat(failing(ExitCode.REFUSED, "register", "x@1.0.0", path("m"), "--kind=mock"))
        .contains("no key to sign with")
        .contains("copydesk models init");
    init();
    assertThat(failing(ExitCode.REFUSED, "list", "nothing"))
        .contains("there are: [gazetteer, topics]");
    assertThat(failing(ExitCode.USAGE, "show", "../etc@1.0.0")).contains("cannot be the name");
    assertThat(failing(ExitCode.REFUSED, "register", "topics@1.0.0", path("m"), "--kind=topics"))
        .contains("take the next number");
    assertThat(failing(ExitCode.REFUSED, "register", "x@1.0.0", path("m"), "--kind=other"))
        .contains("choose one of compiled-entities");
    assertThat(failing(ExitCode.FAILED, "register", "x@1.0.0", path("gone"), "--kind=mock"))
        .contains("gone");
  }

  private void init() throws IOException {
    models("init", "--from", path("dist"));
  }

  @Test
  void recordsTheHeapThatWasMeasuredWhileItRegisters() throws IOException {
    init();
    write("mock/mock.properties", "types: PERSON\n");

    models("register", "mock-ner@1.1.0", path("mock"), "--kind=mock", "--measure");
    assertThat(models("show", "mock-ner@1.1.0").out())
        .containsPattern("requires +[\\d,]+ bytes of");

    models("register", "mock-ner@1.2.0", path("mock"), "--kind=mock");
    assertThat(models("show", "mock-ner@1.2.0").out()).doesNotContain("requires");
    assertThat(
            failing(
                ExitCode.USAGE,
                "register",
                "mock-ner@1.3.0",
                path("mock"),
                "--kind=mock",
                "--measure",
                "--memory=7"))
        .contains("mutually exclusive");
  }

  @Test
  void aModelThatWouldNotFitIsRefusedBeforeItIsLoaded() throws IOException {
    init();
    write("mock/mock.properties", "this would be refused, too, if it were read");
    models("register", "mock-ner@1.1.0", path("mock"), "--kind=mock", "--memory=9000000000000");
    models("promote", "mock-ner@1.1.0");

    Shell shell = shell();
    assertThat(shell.run("annotate", "--models=mock", "--set", "models.source=registry", "A text."))
        .isEqualTo(ExitCode.REFUSED);

    assertThat(shell.err())
        .contains("model mock-ner@1.1.0 would not fit: it needs 8583069 MiB of heap, and ");
  }

  private Shell models(String... arguments) throws IOException {
    Shell shell = shell();
    assertThat(run(shell, arguments)).as(shell::err).isEqualTo(ExitCode.OK);
    return shell;
  }

  private String failing(int code, String... arguments) throws IOException {
    Shell shell = shell();
    assertThat(run(shell, arguments)).as(shell::err).isEqualTo(code);
    return shell.err();
  }

  /** Variables, so that a command's own options come after them. */
  private Shell shell() throws IOException {
    return Shell.plain()
        .columns(200)
        .with("COPYDESK_CONFIG", write("empty.yaml", "").toString())
        // Commands that speak to instances ask for a broker, and there is none.
        .with("COPYDESK_KAFKA_DEFAULT_API_TIMEOUT_MS", "500")
        .with("COPYDESK_MODELS_REGISTRY", path("registry"))
        .with("COPYDESK_MODELS_KEY_FILE", path("keys"))
        .with("COPYDESK_MODELS_CACHE", path("cache"));
  }

  private static int run(Shell shell, String... arguments) {
    List<String> all = new ArrayList<>(List.of("models"));
    all.addAll(List.of(arguments));
    return shell.run(all.toArray(String[]::new));
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private Path write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    int slash = name.lastIndexOf('/');
    Files.createDirectories(directory.resolve(name.substring(0, Math.max(0, slash))));
    return Files.writeString(file, content);
  }
}
