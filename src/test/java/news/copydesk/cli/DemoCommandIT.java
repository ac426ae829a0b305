package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(900)
class DemoCommandIT {

  @Test
  void accountsForEveryArticleAndSaysSoInItsLastLine(@TempDir Path dir) {
    Shell shell = Shell.plain().columns(160);

    int code = shell.run("demo", "--models", "mock", "--data", dir.toString());

    assertThat(code).as(shell.err()).isEqualTo(ExitCode.OK);
    assertThat(shell.outLines().get(shell.outLines().size() - 1))
        .matches(
            "demo: 36 articles in, 30 enriched, 6 dead letters, 30 rows in \\S+copydesk\\.db,"
                + " \\d+ entities, \\d+\\.\\d s");
    assertThat(shell.outLines().get(0))
        .startsWith("In this process: a Kafka broker (127.0.0.1:")
        .endsWith("copydesk.db (SQLite).");
    assertThat(shell.out())
        .contains(
            "InvalidArticleException", "the article's id is blank", "MalformedRecordException")
        .containsPattern("unknown-schema +MalformedRecordException")
        .containsPattern("mentions by type: .*PERSON \\d+");
    assertThat(shell.outLines().stream().skip(10).takeWhile(line -> !line.startsWith("mentions")))
        .noneMatch(line -> line.matches(".* MISC +\\d+ +\\d+"));
    assertThat(shell.err()).isEmpty();
  }
}
