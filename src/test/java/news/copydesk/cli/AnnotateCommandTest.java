package news.copydesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotateCommandTest {

  private static final String TEXT = "Nobody in Lisbon met Ana Souza.";

  private final Shell shell = Shell.plain();

  @Test
  void printsOneLineOfJson() throws IOException {
    int code = shell.run("annotate", "--models", "mock", "--json", "--title", "In Porto", TEXT);

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(shell.outLines()).hasSize(1);
    JsonNode article = new ObjectMapper().readTree(shell.out());
    assertThat(article.path("title").asText()).isEqualTo("In Porto");
    assertThat(article.path("body").asText()).isEqualTo(TEXT);
    assertThat(article.path("entities").findValuesAsText("text"))
        .contains("Lisbon", "Ana Souza", "In Porto");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void highlightsWithBracketsWhereThereIsNoTerminal() {
    shell.run("annotate", "--models", "mock", TEXT);

    assertThat(shell.out()).contains("[Ana Souza|ORGANIZATION]").doesNotContain("\u001b");
  }

  @Test
  void highlightsWithColoursOnATerminal() {
    shell.onATerminal().run("annotate", "--models", "mock", TEXT);

    assertThat(shell.out()).contains("\u001b[").doesNotContain("[Ana Souza|");
  }

  @Test
  void noColorMeansNoEscapeCodes() {
    shell.onATerminal().with("NO_COLOR", "1").run("annotate", "--models", "mock", TEXT);

    assertThat(shell.out()).contains("[Ana Souza|ORGANIZATION]").doesNotContain("\u001b");
  }

  @Test
  void readsAFileWhateverItsBytes(@TempDir Path dir) throws IOException {
    Path file = Files.write(dir.resolve("story.txt"), "Ana \u00e9 Souza".getBytes(UTF_8));
    Path latin1 = Files.write(dir.resolve("latin1.txt"), new byte[] {'A', (byte) 0xe9, 'n'});

    assertThat(shell.run("annotate", "--models", "mock", "--json", "--file", file.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(shell.run("annotate", "--models", "mock", "--json", "--file", latin1.toString()))
        .isEqualTo(ExitCode.OK);

    assertThat(shell.outLines().get(0)).contains("Ana \u00e9 Souza");
    assertThat(shell.outLines().get(1)).contains("A\ufffdn");
  }

  @Test
  void readsStandardInputWithAHyphenOrWithoutAText() {
    shell.stdin(TEXT).run("annotate", "--models", "mock", "-");
    String withHyphen = shell.out();
    Shell another = Shell.plain().stdin(TEXT);
    another.run("annotate", "--models", "mock");

    assertThat(withHyphen).contains("[Lisbon|");
    assertThat(another.out()).contains("[Lisbon|");
    assertThat(another.err()).isEmpty();
  }

  @Test
  void saysThatItWaitsForTheTerminal() {
    shell.onATerminal().stdin(TEXT).run("annotate", "--models", "mock");

    assertThat(shell.err()).contains("end it with Ctrl-D");
  }

  @Test
  void refusesATextAndAFile() {
    assertThat(shell.run("annotate", "--models", "mock", "--file", "x", "text"))
        .isEqualTo(ExitCode.USAGE);

    assertThat(shell.err()).contains("both a text and --file are given");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThat(shell.run("annotate", "--models", "mock", "--file", "nowhere.txt"))
        .isEqualTo(ExitCode.FAILED);

    assertThat(shell.err()).contains("copydesk: no such file: nowhere.txt");
  }

  @Test
  void saysWhichModelIsMissingAndWhatToDo() {
    int code = shell.run("annotate", "--set", "annotation.models-directory=nowhere", TEXT);

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.errLines())
        .singleElement()
        .asString()
        .contains("nowhere", "set annotation.models-directory to");
  }
}
