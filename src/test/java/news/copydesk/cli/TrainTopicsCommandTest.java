package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.copydesk.annotation.topic.training.LabelledArticle;
import news.copydesk.annotation.topic.training.TwoDesks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTopicsCommandTest {

  @TempDir private Path directory;
  private final Shell shell = Shell.plain();

  @Test
  void writesAModelAndMeasuresItOnWhatWasKeptOut() throws IOException {
    Path data = data(120);
    Path keptOut =
        Files.writeString(
            directory.resolve("ids.txt"),
            IntStream.range(0, 20).mapToObj(i -> "desk-" + i).collect(Collectors.joining("\n")));

    int code = train(data, directory.resolve("a.model"), "--keep-out", keptOut.toString());

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(shell.outLines().get(0)).startsWith("trained on 100 articles: ");
    assertThat(shell.out()).containsPattern("desk.jsonl +20 +1.000");
  }

  @Test
  void writesTheSameBytesForTheSameInput() throws IOException {
    Path data = data(80);

    train(data, directory.resolve("a.model"));
    train(data, directory.resolve("b.model"));

    assertThat(directory.resolve("b.model")).hasSameBinaryContentAs(directory.resolve("a.model"));
  }

  @Test
  void learnsFromTheTextThatAnnotatorsRead() throws IOException {
    train(data(80), directory.resolve("plain.model"));
    Path html = data(80);
    Files.writeString(
        html, Files.readString(html).replaceAll("\"body\":\"([^\"]*)\"", "\"body\":\"<p>$1</p>\""));

    train(html, directory.resolve("html.model"));

    assertThat(Files.readString(html)).contains("<p>");
    assertThat(directory.resolve("html.model"))
        .hasSameBinaryContentAs(directory.resolve("plain.model"));
  }

  @Test
  void namesABadLineAndGoesOn() throws IOException {
    Path data = data(80);
    Files.writeString(data, Files.readString(data) + "{\n");

    int code = train(data, directory.resolve("a.model"));

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(shell.err()).contains("desk.jsonl:81: ");
    assertThat(directory.resolve("a.model")).exists();
  }

  @Test
  void saysWhatIsWrongWithAMapThatDoesNotFit() throws IOException {
    Path map = Files.writeString(directory.resolve("other.tsv"), "a\tb\t1\t15000000\t-\t-\n");

    int code =
        shell.run(
            "train",
            "topics",
            "--data",
            data(80).toString(),
            "--map",
            map.toString(),
            "--out",
            directory.resolve("a.model").toString());

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(shell.err()).contains("the map knows the labels of 0");
  }

  private int train(Path data, Path out, String... more) throws IOException {
    List<String> args =
        List.of(
            "train",
            "topics",
            "--data",
            data.toString(),
            "--map",
            TwoDesks.map(directory).toString(),
            "--out",
            out.toString());
    return shell.run(Stream.concat(args.stream(), Arrays.stream(more)).toArray(String[]::new));
  }

  private Path data(int count) throws IOException {
    ObjectMapper json = new ObjectMapper();
    StringBuilder lines = new StringBuilder();
    for (LabelledArticle article : new TwoDesks(1).articles(count)) {
      lines
          .append(
              json.writeValueAsString(
                  Map.of(
                      "id", article.id(),
                      "title", article.title(),
                      "body", article.body(),
                      "desk", article.fields().get("desk"))))
          .append('\n');
    }
    return Files.writeString(directory.resolve("desk.jsonl"), lines.toString());
  }
}
