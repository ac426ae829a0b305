package news.copydesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import news.copydesk.evaluation.Example.Item;
import news.copydesk.evaluation.Labels.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {

  @TempDir private Path dir;

  @Test
  void readsSentencesOfConllAsDocumentsWithSpansInCodePoints() throws Exception {
    Path file =
        file(
            "-DOCSTART-\tO\n\n😀\tO\nJane\tB-PER\nDoe\tI-PER\nof\tO\nBonn\tB-LOC\nUlm\tB-LOC\n\n"
                + "Acme NNP I-ORG\nBonn NNP I-LOC\nsaid VBD O\n");

    List<Example> examples = ConllReader.read(file, Optional.of("en"));

    assertThat(examples).hasSize(2);
    assertThat(examples.get(0).document().body()).isEqualTo("😀 Jane Doe of Bonn Ulm");
    assertThat(examples.get(0).document().language()).contains("en");
    assertThat(examples.get(0).gold())
        .containsExactlyInAnyOrder(name("PER", 2, 10), name("LOC", 14, 18), name("LOC", 19, 22));
    assertThat(examples.get(1).gold())
        .containsExactlyInAnyOrder(name("ORG", 0, 4), name("LOC", 5, 9));
  }

  @Test
  void readsBioesAsWell() throws Exception {
    Path file = file("A\tB-X\nb\tI-X\nc\tE-X\nD\tS-X\n");

    assertThat(ConllReader.read(file, Optional.empty()).get(0).gold())
        .containsExactlyInAnyOrder(name("X", 0, 5), name("X", 6, 7));
  }

  @Test
  void saysWhichLineOfConllHasNoLabel() throws IOException {
    Path file = file("Jane\tB-PER\nDoe\n");

    assertThatThrownBy(() -> ConllReader.read(file, Optional.empty()))
        .isInstanceOf(BadExampleException.class)
        .hasMessageContaining(":2: no label; write the token, a tab, and O, B-TYPE or I-TYPE");
  }

  @Test
  void readsTheLabelsOfEachTask() throws IOException {
    Path file =
        file(
            """
            {"id": "1", "body": "x", "language": "en-GB", "label": "Positive", "topic": "sport",
            """
                    .strip()
                + " \"links\": [{\"begin\": 0, \"end\": 1, \"id\": \"g:1\"},"
                + " {\"section\": \"TITLE\", \"begin\": 0, \"end\": 2, \"id\": 7}]}\n"
                + "{\"id\": \"2\", \"text\": \"y\", \"topics\": [\"a\", \"b\"]}\n");

    assertThat(read(Task.LANGUAGE, file).get(0).gold()).containsExactly(Item.of("en"));
    assertThat(read(Task.LANGUAGE, file).get(0).document().language()).isEmpty();
    assertThat(read(Task.SENTIMENT, file).get(0).gold()).containsExactly(Item.of("positive"));
    assertThat(read(Task.SENTIMENT, file).get(0).document().language()).contains("en-GB");
    assertThat(read(Task.TOPICS, file).get(0).gold()).containsExactly(Item.of("sport"));
    assertThat(read(Task.TOPICS, file).get(1).gold())
        .containsExactlyInAnyOrder(Item.of("a"), Item.of("b"));
    assertThat(read(Task.TOPICS, file).get(1).document().body()).isEqualTo("y");
    assertThat(read(Task.LINKS, file).get(0).gold())
        .containsExactlyInAnyOrder(
            Items.link(Section.BODY, 0, 1, "g:1"), Items.link(Section.TITLE, 0, 2, "7"));
  }

  @Test
  void namesEachLineWithoutALabelAndGoesOn() throws IOException {
    Path file =
        file(
            "{\"id\": \"1\", \"links\": \"x\"}\n{\"id\": \"2\", \"links\": [{\"begin\": 1}]}\n"
                + "{\"id\": \"3\"}\nno json\n{\"id\": \"4\", \"links\": []}\n");
    List<String> bad = new ArrayList<>();

    List<Example> examples =
        new LabelledArticles(Task.LINKS, Optional.empty(), Optional.empty()).read(file, bad::add);

    assertThat(examples).hasSize(1);
    assertThat(bad).hasSize(4);
    assertThat(bad.get(0)).endsWith(":1: \"links\" is no array; write one");
    assertThat(bad.get(1)).contains(":2: a link without begin, end or id; write ");
    assertThat(bad.get(2)).endsWith(":3: no \"links\"; label the line, or give --label");
    assertThat(bad.get(3)).contains(":4: not JSON");
  }

  @Test
  void readsTheToneTowardsEachNameOfALine() throws IOException {
    Path file =
        file(
            "{\"id\": \"1\", \"text\": \"😀 Acme fell\", \"start\": 2, \"end\": 6, \"label\": \"negative\"}\n"
                + "{\"id\": \"2\", \"text\": \"Acme up, Zeta down\", \"label\": \"mixed\","
                + " \"entities\": {\"Acme\": \"positive\", \"Zeta\": \"negative\", \"Omega\": \"neutral\"}}\n");

    List<Example> examples = read(Task.TOWARDS, file);

    assertThat(examples).hasSize(3);
    assertThat(examples.get(0).target().orElseThrow().mentions())
        .containsExactly(new Mention(Section.BODY, 2, 6, "Acme"));
    assertThat(examples.get(0).gold()).containsExactly(Item.of("negative"));
    assertThat(examples.get(2).target().orElseThrow().text()).isEqualTo("Zeta");
    assertThat(examples.get(2).gold()).containsExactly(Item.of("negative"));
    assertThat(read(Task.SENTIMENT, file)).as("mixed as a whole").hasSize(1);
  }

  @Test
  void namesEachLineWhoseNameIsNotInItsText() throws IOException {
    Path file =
        file(
            "{\"id\": \"1\", \"text\": \"x\", \"start\": 0, \"end\": 2, \"label\": \"neutral\"}\n"
                + "{\"id\": \"2\", \"text\": \"x\", \"label\": \"neutral\"}\n"
                + "{\"id\": \"3\", \"text\": \"x\", \"start\": 0, \"end\": 1}\n");
    List<String> bad = new ArrayList<>();

    List<Example> examples =
        new LabelledArticles(Task.TOWARDS, Optional.empty(), Optional.empty()).read(file, bad::add);

    assertThat(examples).isEmpty();
    assertThat(bad.get(0)).contains(":1: the name is outside of the text");
    assertThat(bad.get(1)).contains(":2: no name; write ");
    assertThat(bad.get(2)).contains(":3: no \"label\"");
  }

  @Test
  void readsPairsOfLabels() throws Exception {
    Path file = file("# data\tmodel\n\nbusiness\tmedtop:04000000\nother\t-\n");

    assertThat(LabelPairs.read(file))
        .containsExactly(new Pair("business", "medtop:04000000"), new Pair("other", "-"));
    assertThatThrownBy(() -> LabelPairs.read(file("business medtop:1\n")))
        .hasMessageContaining(":1: no pair of labels");
  }

  private List<Example> read(Task task, Path file) throws IOException {
    return new LabelledArticles(task, Optional.empty(), Optional.empty()).read(file, message -> {});
  }

  private Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(dir, "data", ".txt"), content);
  }

  private static Item name(String label, int begin, int end) {
    return new Item(label, Items.place(Section.BODY, begin, end));
  }
}
