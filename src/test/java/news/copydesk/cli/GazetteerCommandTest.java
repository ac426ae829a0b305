package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerCommandTest {

  private final Shell shell = Shell.plain();

  @TempDir private Path directory;

  @Test
  void importsCompilesAndLooksUp() throws IOException {
    Path csv =
        Files.writeString(
            directory.resolve("o.csv"),
            "@id,@lat,@lon,name,amenity\n1,38.9,-92.3,City Hall,townhall\n");
    String tsv = directory.resolve("o.tsv").toString();
    String compiled = directory.resolve("o.gaz").toString();

    assertThat(shell.run("gazetteer", "import", "osm", csv.toString(), "--scope", "D", "-o", tsv))
        .isEqualTo(ExitCode.OK);
    assertThat(shell.run("gazetteer", "compile", tsv, "--out", compiled)).isEqualTo(ExitCode.OK);
    assertThat(shell.run("gazetteer", "lookup", "CITY HALL", "--source", "d", "--file", compiled))
        .isEqualTo(ExitCode.OK);

    assertThat(shell.out())
        .contains("imported 1 entries, bad lines 0")
        .contains("compiled 1 entries, bad lines 0")
        .contains("City Hall (osm:1, government) at 38.9000, -92.3000: EXACT, score 1.00");
    assertThat(shell.run("gazetteer", "lookup", "City Hall", "--file", compiled))
        .isEqualTo(ExitCode.FAILED);
    assertThat(shell.err()).contains("'City Hall' is linked to nothing");
  }

  @Test
  void namesBadLinesAndCompilesTheOthers() throws IOException {
    Path tsv =
        Files.writeString(
            directory.resolve("b.tsv"),
            "id\tname\tcategory\n1\tA\tplace\n1\tB\tplace\n2\t-\tplace\n3\tC\tplace\n");
    String compiled = directory.resolve("b.gaz").toString();

    int code = shell.run("gazetteer", "compile", tsv.toString(), "--out", compiled);

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(shell.out()).contains("compiled 2 entries, bad lines 2");
    assertThat(shell.err())
        .contains("an entry: id '1' is taken, by 'A'")
        .contains("b.tsv, line 4: name has no letter");
  }

  @Test
  void saysWhatItNeeds() throws IOException {
    Path other = Files.writeString(directory.resolve("x.tsv"), "a\tb\n");

    assertThat(shell.run("gazetteer")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.run("gazetteer", "import")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.run("gazetteer", "compile", other.toString(), "--out", "x"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(shell.run("gazetteer", "lookup", "A", "--set", "gazetteer.file=none"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(shell.run("gazetteer", "lookup", "A", "--file", other.toString()))
        .isEqualTo(ExitCode.REFUSED);

    assertThat(shell.err())
        .contains("Missing required subcommand", "import", "compile", "lookup")
        .contains("must name the columns")
        .contains("no gazetteer is configured")
        .contains("is not a compiled gazetteer");
  }
}
