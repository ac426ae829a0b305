package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What would be sent from files as they come; needs no broker. */
@Timeout(180)
class ProduceDryRunTest {

  @TempDir private Path dir;

  @Test
  void aBrokenFileOfADirectoryDoesNotKeepTheOthersBack() throws IOException {
    Files.writeString(dir.resolve("a.xml"), "<rss><channel>");
    Files.writeString(dir.resolve("b.csv"), "title;body\nx;y\n");
    Files.createSymbolicLink(dir.resolve("c.jsonl"), dir.resolve("gone"));
    Files.writeString(dir.resolve("d.jsonl"), "{\"id\":\"d\",\"source\":\"S\",\"title\":\"T\"}\n");
    Shell shell = Shell.plain();

    int code = shell.run("produce", dir.toString(), "--dry-run");

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(shell.outLines()).containsExactly("d  S  T", "would produce 1, bad lines 2");
    assertThat(shell.err()).contains("a.xml is no feed that can be read", "b.csv has no column id");
  }

  @Test
  void theFirstArticleWithoutWordsIsRemarkedOnWithTheFieldsThatItHas() throws IOException {
    Path csv = Files.writeString(dir.resolve("a.csv"), "id,text,headline\n1,x,y\n2,x,y\n");
    Path blank = Files.writeString(dir.resolve("b.jsonl"), "{\"id\":\"3\",\"body\":\" \"}\n");
    Path title = Files.writeString(dir.resolve("c.jsonl"), "{\"id\":\"4\",\"title\":\"T\"}\n");
    Shell fields = Shell.plain();
    Shell nothing = Shell.plain();
    Shell mapped = Shell.plain();

    assertThat(fields.run("produce", csv.toString(), "--dry-run")).isEqualTo(ExitCode.OK);
    nothing.run("produce", blank.toString(), "--dry-run");
    mapped.run("produce", csv.toString(), title.toString(), "--dry-run", "--column", "body=text");

    assertThat(fields.outLines()).last().isEqualTo("would produce 2, bad lines 0");
    assertThat(fields.errLines())
        .containsExactly(
            csv
                + ":2: has neither title nor body, so there is nothing to annotate; its other"
                + " fields are headline, text (of CSV, --column body=HEADING says which is the"
                + " body); more of its kind are not named");
    assertThat(nothing.errLines())
        .containsExactly(
            blank
                + ":1: has neither title nor body, so there is nothing to annotate; more of its"
                + " kind are not named");
    assertThat(mapped.err()).isEmpty();
  }

  @Test
  void theStateOfADirectoryMayLieInIt() throws IOException {
    Files.writeString(dir.resolve("d.jsonl"), "{\"id\":\"d\",\"source\":\"S\",\"title\":\"T\"}\n");
    Path state = Files.writeString(dir.resolve("state.json"), "{\"lines\":{}}");
    Files.writeString(dir.resolve("state.json.next"), "{}");
    Shell shell = Shell.plain();

    shell.run("produce", dir.toString(), "--dry-run", "--state", state.toString());

    assertThat(shell.outLines()).containsExactly("d  S  T", "would produce 1, bad lines 0");
  }

  @Test
  void aFileThatIsNamedAndCannotBeReadEndsIt() throws IOException {
    Path western = dir.resolve("western.csv");
    Files.writeString(western, "id,title\n1,Zürich\n", Charset.forName("windows-1252"));
    Shell refused = Shell.plain();
    Shell told = Shell.plain();

    assertThat(refused.run("produce", western.toString(), "--dry-run")).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("western.csv is not in UTF-8 (line 2); say what it is in");
    told.run("produce", western.toString(), "--dry-run", "--encoding", "windows-1252");
    assertThat(told.outLines().get(0)).isEqualTo("1    Zürich");
    Shell unknown = Shell.plain();
    unknown.run("produce", western.toString(), "--dry-run", "--encoding", "latin-1");
    assertThat(unknown.errLines().get(0))
        .contains("--encoding", "'latin-1' is no encoding that Java knows; names are written like")
        .doesNotContain("java.");
    Shell missing = Shell.plain();
    missing.run("produce", dir.resolve("none.jsonl").toString(), "--dry-run");
    assertThat(missing.err()).contains("no such file: ");
  }
}
