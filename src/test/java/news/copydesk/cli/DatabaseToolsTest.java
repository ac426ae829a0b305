package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code query} and {@code export} where the database is not what it should be. */
@Timeout(180)
class DatabaseToolsTest {

  @TempDir private Path dir;

  @Test
  void whoTriedLocalModeIsToldWhereItsDatabaseIs() throws IOException {
    Path local = Files.createDirectory(dir.resolve("local")).resolve("copydesk.db");
    Files.createFile(local);
    Shell shell = Shell.plain();

    assertThat(shell.run("query", "top", "--url", url(dir.resolve("copydesk.db"))))
        .isEqualTo(ExitCode.FAILED);

    assertThat(shell.err()).contains("that of `copydesk local` is --url jdbc:sqlite:" + local);
  }

  @Test
  void aDatabaseOfSomebodyElseIsSaidToHaveNoTables() throws Exception {
    Path other = dir.resolve("other.db");
    try (Connection connection = DriverManager.getConnection(url(other))) {
      connection.createStatement().execute("CREATE TABLE x (a)");
    }
    Shell shell = Shell.plain();

    assertThat(shell.run("query", "top", "--url", url(other))).isEqualTo(ExitCode.FAILED);

    assertThat(shell.err()).contains("has none of Copydesk's tables; name another with --url");
  }

  @Test
  void anExportThatFailsLeavesNoFile() throws Exception {
    Path other = dir.resolve("other.db");
    try (Connection connection = DriverManager.getConnection(url(other))) {
      connection.createStatement().execute("CREATE TABLE x (a)");
    }
    for (String format : new String[] {"jsonl", "csv", "parquet"}) {
      Path out = dir.resolve("out." + format);

      int code =
          Shell.plain().run("export", out.toString(), "--format", format, "--url", url(other));

      assertThat(code).isEqualTo(ExitCode.FAILED);
      assertThat(out).doesNotExist();
      assertThat(dir.resolve("out." + format + ".part")).doesNotExist();
    }
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() throws Exception {
    Path missing = dir.resolve("missing");
    Shell shell = Shell.plain();

    assertThat(
            shell.run(
                "export",
                missing.resolve("out.jsonl").toString(),
                "--url",
                url(dir.resolve("other.db"))))
        .isEqualTo(ExitCode.FAILED);

    assertThat(shell.err())
        .contains("there is no directory " + missing + "; make it, or name another file");
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws IOException {
    Path there = Files.writeString(dir.resolve("there.jsonl"), "mine");
    Shell shell = Shell.plain();

    assertThat(shell.run("export", there.toString(), "--url", url(dir.resolve("copydesk.db"))))
        .isEqualTo(ExitCode.FAILED);

    assertThat(shell.err()).contains("there.jsonl is there already; name another, or remove it");
    assertThat(there).hasContent("mine");
  }

  private static String url(Path file) {
    return "jdbc:sqlite:" + file;
  }
}
