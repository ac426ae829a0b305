package news.copydesk.annotation.topic.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.copydesk.annotation.topic.MediaTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicMapTest {

  private static final Path SHIPPED = Path.of("src/main/training/topics");

  @TempDir private Path directory;

  @Test
  void knowsWhatIsRightWhatIsWrongAndThatTheRestIsUnknown() throws IOException {
    TopicMap map = map("desk\tmoney\t0.5\t04000000\t15000000,01000000\t04000000\n");

    float[] targets = map.targets(article("1", "desk", "money"));

    assertThat(targets[MediaTopic.ECONOMY.ordinal()]).isEqualTo(1);
    assertThat(targets[MediaTopic.SPORT.ordinal()]).isZero();
    assertThat(targets[MediaTopic.ARTS.ordinal()]).isZero();
    assertThat(targets[MediaTopic.POLITICS.ordinal()]).isNaN();
    assertThat(map.weight(article("1", "desk", "money"))).isEqualTo(0.5f);
  }

  @Test
  void letsRightWinOverWrongWhereSeveralRowsFit() throws IOException {
    TopicMap map = map("desk\tworld\t1\t-\t15000000\t-\n" + "id\t7\t0.1\t15000000\t16000000\t-\n");

    float[] targets = map.targets(article("7", "desk", "world"));

    assertThat(targets[MediaTopic.SPORT.ordinal()]).isEqualTo(1);
    assertThat(targets[MediaTopic.CONFLICT.ordinal()]).isZero();
    assertThat(map.weight(article("7", "desk", "world"))).isEqualTo(0.1f);
  }

  @Test
  void knowsNothingOfLabelsThatAreNotInIt() throws IOException {
    TopicMap map = map("desk\tmoney\t1\t04000000\t-\t-\n");

    assertThat(map.weight(article("1", "desk", "cooking"))).isZero();
    assertThat(map.targets(article("1", "desk", "cooking"))).containsOnly(Float.NaN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          desk,money,1,04000000,-           | 5 columns
          desk,money,1,economy,-,-          | 'economy' is no Media Topic
          desk,money,0,04000000,-,-         | the weight is '0'
          desk,money,much,04000000,-,-      | the weight is 'much'
          """)
  void namesTheLineThatIsNotWhatItShouldBe(String line, String problem) {
    assertThatThrownBy(() -> map("# comment\n" + line.replace(',', '\t') + "\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("map.tsv:2")
        .hasMessageContaining(problem);
  }

  @Test
  void refusesALabelThatIsThereTwice() {
    String line = "desk\tmoney\t1\t04000000\t-\t-\n";

    assertThatThrownBy(() -> map(line + line)).hasMessageContaining("map.tsv:2", "is there twice");
  }

  static Stream<Path> shippedMaps() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      return files.filter(file -> file.toString().endsWith(".tsv")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shippedMaps")
  void readsEveryMapThatShips(Path file) throws IOException {
    TopicMap.read(List.of(file));
  }

  private TopicMap map(String lines) throws IOException {
    return TopicMap.read(List.of(Files.writeString(directory.resolve("map.tsv"), lines)));
  }

  private static LabelledArticle article(String id, String field, String value) {
    return new LabelledArticle(id, "", "", Map.of(field, List.of(value)));
  }
}
