package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  /** The mock calls runs of capitalised words names, and types them by length: 8 is PERSON. */
  private static final String CONLL =
      "Jane\tB-PER\nDoe\tI-PER\nmet\tO\nAnna\tB-LOC\n\nIn\tO\nBonn\tB-LOC\n\nno\tO\nXy\tB-LOC\n";

  private static final String MODELS = "annotation.models-directory=target/models";

  private final Shell shell = Shell.plain().columns(200);

  @TempDir private Path dir;

  @Test
  void printsTheUsualTable() throws IOException {
    int code = shell.run("evaluate", "ner", "--models", "mock", "--data", conll());

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(shell.outLines().get(0)).matches("label +precision +recall +F1 +in data +found");
    assertThat(shell.outLines())
        .anyMatch(line -> line.matches("PERSON +0\\.5000 +1\\.0000 +0\\.6667 +1 +2"))
        .anyMatch(line -> line.matches("LOCATION +1\\.0000 +0\\.3333 +0\\.5000 +3 +1"))
        .anyMatch(line -> line.matches("micro +.*"))
        .anyMatch(line -> line.matches("macro +0\\.5833"))
        .contains("ner, 3 documents, mock-ner@1.0.0", "status: COMPLETE 3");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void printsTheFiguresAsJson() throws IOException {
    shell.run("evaluate", "ner", "--models", "mock", "--json", "--data", conll());

    assertThat(shell.outLines()).hasSize(1);
    JsonNode report = new ObjectMapper().readTree(shell.out());
    assertThat(report.path("labels").path("PERSON").path("precision").asDouble()).isEqualTo(0.5);
    assertThat(report.path("micro").path("right").asInt()).isEqualTo(2);
    assertThat(report.path("confusion").path("LOCATION").path("PERSON").asInt()).isEqualTo(1);
  }

  @Test
  void printsTheTableAsMarkdown() throws IOException {
    shell.run("evaluate", "ner", "--models", "mock", "--markdown", "--data", conll());

    assertThat(shell.outLines())
        .contains(
            "|---|---:|---:|---:|---:|---:|", "| PERSON | 0.5000 | 1.0000 | 0.6667 | 1 | 2 |");
  }

  @Test
  void takesLabelsFromAMapAndOnlySomeDocuments() throws IOException {
    Path map = Files.writeString(dir.resolve("map.tsv"), "PER\tPERSON\nLOC\t-\n");
    Path ids = Files.writeString(dir.resolve("ids.txt"), "data.conll 1\n");

    shell.run(
        "evaluate",
        "ner",
        "--models",
        "mock",
        "--data",
        conll(),
        "--map",
        map.toString(),
        "--ids",
        ids.toString());

    assertThat(shell.outLines())
        .noneMatch(line -> line.startsWith("LOCATION"))
        .contains(
            "ner, 1 documents, mock-ner@1.0.0", "not offered by the model, so not counted: LOC 1");
  }

  @Test
  void answersWithTheLabelsOfATrainingTable() throws IOException {
    Path map =
        Files.writeString(
            dir.resolve("desk.tsv"),
            "desk\tcourt\t1\t02000000\t-\t02000000\ndesk\tsport\t1\t15000000\t-\t15000000\n"
                + "desk\tletters\t1\t-\t-\t-\n");
    Path data =
        Files.writeString(
            dir.resolve("desk.jsonl"),
            """
            {"id": "1", "title": "Cup final", "body": "The striker scored twice and the team won the league match.", "desk": "sport"}
            {"id": "2", "title": "Trial", "body": "The jury found him guilty of murder and the judge sent him to prison.", "desk": "court"}
            {"id": "3", "title": "Dear editor", "body": "I write to you.", "desk": "letters"}
            """);

    int code =
        shell.run(
            "evaluate",
            "topics",
            "--set",
            MODELS,
            "--data",
            data.toString(),
            "--map",
            map.toString());

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(shell.outLines())
        .contains("topics, 2 documents, topics@1.0.0", "accuracy 1.0000")
        .anyMatch(line -> line.matches("sport +1\\.0000 +1\\.0000 +1\\.0000 +1 +1"));
  }

  @Test
  void measuresTheToneTowardsNamesThatTheDataGives() throws IOException {
    Path data =
        Files.writeString(
            dir.resolve("tones.jsonl"),
            "{\"id\": \"1\", \"text\": \"Acme soared to a record profit. Zeta collapsed into"
                + " bankruptcy.\", \"entities\": {\"Acme\": \"positive\", \"Zeta\": \"negative\"}}\n");

    int code =
        shell.run(
            "evaluate", "towards", "--set", MODELS, "--language", "en", "--data", data.toString());

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(shell.outLines())
        .contains("towards, 2 documents, sentiment@1.0.0", "accuracy 1.0000", "status: COMPLETE 2");
  }

  @Test
  void saysThatNobodyDoesATask() throws IOException {
    Path file = Files.writeString(dir.resolve("x.jsonl"), "{\"id\": \"1\", \"topic\": \"x\"}\n");

    int code = shell.run("evaluate", "topics", "--models", "mock", "--data", file.toString());

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.err()).contains("no annotator \"topics\"");
  }

  @Test
  void endsWithFourWhereLinesAreBad() throws IOException {
    Path file = Files.writeString(dir.resolve("bad.conll"), "Jane\n");

    assertThat(shell.run("evaluate", "ner", "--models", "mock", "--data", file.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);

    assertThat(shell.err()).contains("bad.conll:1: no label; write ");
  }

  @Test
  void refusesATaskThatIsNone() {
    assertThat(shell.run("evaluate", "verbs", "--data", "x")).isEqualTo(ExitCode.USAGE);
  }

  private String conll() throws IOException {
    return Files.writeString(dir.resolve("data.conll"), CONLL).toString();
  }
}
