package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import news.copydesk.config.Key;
import news.copydesk.config.Keys;
import news.copydesk.ops.LogFormat;
import news.copydesk.ops.Logging;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class CommandsTest {

  private final Shell shell = Shell.plain();

  @AfterEach
  void quieten() {
    Logging.configure(LogFormat.TEXT, Level.WARN);
  }

  static List<String> commands() {
    Shell shell = Shell.plain();
    shell.run("--help");
    return shell.outLines().stream()
        .dropWhile(line -> !line.equals("Commands:"))
        .skip(1)
        .takeWhile(line -> !line.isBlank())
        .filter(line -> line.matches(" {2}[a-z].*"))
        .map(line -> line.strip().split(" ")[0])
        .filter(command -> !command.equals("help"))
        .toList();
  }

  @Test
  void theHelpListsTheCommandsAndTheExitCodes() {
    shell.run("--help");

    assertThat(commands())
        .contains("demo", "local", "run", "sink", "produce", "tail", "annotate", "topology")
        .contains("check-config");
    assertThat(shell.out())
        .contains("Exit codes: 0 done; 1 failed; 2 command line not understood;");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpHasAnExample(String command) {
    assertThat(shell.run(command, "--help")).isEqualTo(ExitCode.OK);

    assertThat(shell.out()).contains("Example:").contains("  copydesk " + command);
    assertThat(shell.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour", "run --wth-sink", "tail nonsense", "produce", "publish"})
  void aCommandLineThatIsNotUnderstoodEndsWithTwo(String line) {
    assertThat(shell.run(line.split(" "))).isEqualTo(ExitCode.USAGE);

    assertThat(shell.err()).contains("Usage: copydesk");
    assertThat(shell.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "produce a.jsonl --rate x",
        "produce a.jsonl --rate 0",
        "tail --last 0",
        "models promote",
        "query top --day never"
      })
  void whatIsWrongIsNotBuriedUnderAPageOfOptions(String line) {
    assertThat(shell.run(line.split(" "))).isEqualTo(ExitCode.USAGE);

    assertThat(shell.errLines()).hasSizeLessThan(12).last().asString().contains(" --help' ");
    assertThat(shell.err()).contains("Usage: copydesk ").doesNotContain("Example:");
  }

  @Test
  void aSuggestionIsNotAllThatIsSaid() {
    shell.run("run", "--bogus");

    assertThat(shell.errLines())
        .containsExactly(
            "Unknown option: '--bogus'",
            "Possible solutions: --bootstrap-servers",
            "'copydesk run --help' explains each option");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "bench shadow", "bench swaps"})
  void whatBringsItsOwnBrokersAndRegistryTakesNoOthers(String command) {
    for (String option : List.of("--bootstrap-servers=h:1", "--registry=http://h:1")) {
      String[] line = (command + " --config=none.yaml " + option).split(" ");

      assertThat(shell.run(line)).isEqualTo(ExitCode.USAGE);
    }

    assertThat(shell.err())
        .contains("Unknown option: '--bootstrap-servers=h:1'")
        .contains("Unknown option: '--registry=http://h:1'");
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    assertThat(shell.run()).isEqualTo(ExitCode.USAGE);

    assertThat(shell.err()).contains("Missing required subcommand").contains("copydesk demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bench", "dead-letters", "gazetteer", "gazetteer import", "models", "train"})
  void aCommandThatHasCommandsShowsThem(String command) {
    assertThat(shell.run(command.split(" "))).isEqualTo(ExitCode.USAGE);

    assertThat(shell.err())
        .contains("Missing required subcommand", "Usage: copydesk " + command, "Commands:");
    assertThat(shell.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bench pipeline", "gazetteer import osm", "models promote", "train topics"})
  void everyCommandBelowACommandHasHelp(String command) {
    assertThat(shell.run((command + " --help").split(" "))).isEqualTo(ExitCode.OK);

    assertThat(shell.out()).contains("Usage: copydesk " + command, "--help");
  }

  @Test
  void theVersionIsTold() {
    assertThat(shell.run("--version")).isEqualTo(ExitCode.OK);

    assertThat(shell.out()).startsWith("copydesk ");
  }

  @Test
  void everyProblemOfTheConfigurationIsALine() {
    int code =
        shell
            .with("COPYDESK_HTTP_PORT", "x")
            .run("check-config", "--set", "sink.batch-size=0", "--set", "sink.ulr=a");

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("copydesk: "))
        .anyMatch(line -> line.endsWith("; did you mean sink.url?"))
        .anyMatch(line -> line.contains("(from variable COPYDESK_HTTP_PORT)"));
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void aGoodConfigurationIsSaidToBe() {
    assertThat(shell.run("check-config")).isEqualTo(ExitCode.OK);

    assertThat(shell.out()).isEqualTo("configuration: ok" + System.lineSeparator());
  }

  @Test
  void allKeysAreListedWithTheirDefaults() {
    assertThat(shell.columns(300).run("check-config", "--keys")).isEqualTo(ExitCode.OK);

    for (Key<?> key : Keys.all()) {
      assertThat(shell.outLines())
          .anyMatch(
              line -> line.matches(key.name() + " +" + Pattern.quote(key.defaultText()) + ".*"));
    }
  }

  @Test
  void theTopologyIsPrintedWithTheConfiguredTopics() {
    assertThat(shell.run("topology", "--set", "topics.articles=in")).isEqualTo(ExitCode.OK);

    assertThat(shell.out())
        .startsWith("Topologies:")
        .contains("Source: articles (topics: [in])", "Sink: enriched (topic: articles.enriched)");
  }

  @Test
  void aPropertyThatKafkaRefusesIsExplainedByItsCause() {
    assertThat(shell.run("tail", "dead-letters", "-b", "nonsense")).isEqualTo(ExitCode.REFUSED);

    assertThat(shell.err())
        .contains("copydesk: Failed to create new KafkaAdminClient: ")
        .contains("nonsense")
        .doesNotContain("\tat ");
  }

  @Test
  void debuggingShowsTheStackTrace() {
    shell.run("tail", "dead-letters", "-b", "nonsense", "--set", "log.level=debug");

    assertThat(shell.err()).contains("\tat news.copydesk.");
  }

  @Test
  void aTailThatCannotBeEndsWithTwo() {
    assertThat(shell.run("tail", "--last", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.run("tail", "--last", "1", "--from-beginning")).isEqualTo(ExitCode.USAGE);

    assertThat(shell.err())
        .contains("--last is 0; give a number from 1 to 10000, or start from the beginning")
        .contains("--from-beginning and --last say two things; give one of them");
  }
}
