package news.copydesk.annotation.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentTrainingTest {

  @TempDir private Path directory;

  @Test
  void learnsWhatItIsShownAndKeepsOutWhatItIsTold() throws IOException {
    Path data = write("data.jsonl", toys());
    SentimentTraining training = training(data, Set.of("toy-0", "toy-1", "toy-2"));
    AtomicLong done = new AtomicLong();

    TrainedSentiment trained = training.train(done::addAndGet);

    assertThat(training.summary()).isEqualTo("57 labels to learn from, 3 held out");
    assertThat(done).hasValue(training.steps());
    assertThat(trained.heldOutTargets().count()).isEqualTo(3);
    assertThat(trained.on(data).accuracy()).isGreaterThan(0.9);
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    Path data = write("data.jsonl", toys());

    training(data, Set.of()).train(cases -> {}).write(directory.resolve("first.bin"));
    training(data, Set.of()).train(cases -> {}).write(directory.resolve("second.bin"));

    assertThat(directory.resolve("first.bin"))
        .hasSameBinaryContentAs(directory.resolve("second.bin"));
  }

  @Test
  void readsTargetsInCodePointsLabelsPerNameAndLabelsOfTheWhole() throws IOException {
    Path data =
        write(
            "data.jsonl",
            List.of(
                "{\"id\":\"a\",\"text\":\"\ud83d\ude00 Ann won\",\"start\":2,\"end\":5,\"label\":\"positive\"}",
                "{\"id\":\"b\",\"text\":\"Bo beat Cy\",\"entities\":{\"Bo\":\"positive\",\"Cy\":\"negative\"},\"label\":\"mixed\"}",
                "{\"id\":\"c\",\"text\":\"Rain\",\"label\":\"neutral\"}"));

    List<LabelledSentence> read = new LabelledLines().read(data);

    assertThat(read)
        .containsExactly(
            new LabelledSentence("a", "\ud83d\ude00 Ann won", 3, 6, Tones.POSITIVE),
            new LabelledSentence("b", "Bo beat Cy", 0, 2, Tones.POSITIVE),
            new LabelledSentence("b", "Bo beat Cy", 8, 10, Tones.NEGATIVE),
            new LabelledSentence("c", "Rain", 0, 0, Tones.NEUTRAL));
  }

  @Test
  void namesTheLineThatIsNotAsItShouldBe() throws IOException {
    Path data =
        write(
            "data.jsonl",
            List.of(
                "{\"id\":\"c\",\"text\":\"Rain\",\"label\":\"neutral\"}",
                "{\"id\":\"d\",\"text\":\"Sun\",\"label\":\"sunny\"}"));

    assertThatThrownBy(() -> new LabelledLines().read(data))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2 of")
        .hasMessageContaining("its label is none of [negative, neutral, positive]");
  }

  private SentimentTraining training(Path data, Set<String> keptOut) throws IOException {
    Path words =
        ToyWords.write(
            directory.resolve("words.bin"), "failed", "terribly", "went", "praised", "market");
    return new SentimentTraining(words, List.of(data), keptOut);
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(directory.resolve(name), lines);
  }

  private static List<String> toys() {
    String[] places = {"market", "school", "court", "harbour", "station"};
    String[][] toned = {
      {"negative", "failed terribly at"}, {"neutral", "went to"}, {"positive", "was praised at"}
    };
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String[] tone = toned[i % 3];
      String text = "Mr %c %s the %s".formatted('A' + i % 20, tone[1], places[i % 5]);
      lines.add(
          "{\"id\":\"toy-%d\",\"text\":\"%s\",\"start\":3,\"end\":4,\"label\":\"%s\"}"
              .formatted(i, text, tone[0]));
    }
    return lines;
  }
}
