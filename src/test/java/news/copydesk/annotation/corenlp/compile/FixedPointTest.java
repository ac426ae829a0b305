package news.copydesk.annotation.corenlp.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import news.copydesk.annotation.compiled.CompiledModel;
import news.copydesk.annotation.compiled.Labeller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedPointTest {

  private static final int SENTENCES = 400;

  @TempDir private Path directory;

  @SuppressWarnings("NullAway.Init") // trained before each test
  private TrainedCrf crf;

  @BeforeEach
  void train() throws Exception {
    crf = TrainedCrf.with(TrainedCrf.flags(), directory);
  }

  @Test
  void takesTheFinestStepsThatHoldTheLargestSum() {
    // Smaller weights would get finer steps than are of use.
    crf.scale(4);
    FeatureBook book = crf.book();
    double largest =
        Math.max(
            FixedPoint.largestSum(book, Feature.Clique.NODE),
            FixedPoint.largestSum(book, Feature.Clique.EDGE));

    int bits = FixedPoint.bits(book);

    assertThat(Math.scalb(largest, bits))
        .isBetween(Math.scalb(1.0, 30) - 4096, Math.scalb(1.0, 31));
  }

  @Test
  void countsEveryBeginningOfAWord() {
    FeatureBook book = crf.book();
    double beginnings = 0;
    for (String gram : List.of("<L", "<Ly", "<Lyo", "<Lyon")) {
      beginnings += magnitude(book.find(Feature.GRAM, gram));
    }

    assertThat(beginnings).isPositive();
    assertThat(FixedPoint.largestOfGrams(book)[0]).isGreaterThanOrEqualTo(beginnings);
  }

  @Test
  void labelsTheSameWithTheLargestWeightsThatItTakes() throws Exception {
    List<List<String>> sentences = sentences();
    List<List<String>> expected = sentences.stream().map(crf::label).toList();
    // The best path remains the best if all weights are doubled, and doubled again.
    crf.scale(FixedPoint.bits(crf.book()) - FixedPoint.FEWEST_BITS);

    assertThat(FixedPoint.bits(crf.book())).isEqualTo(FixedPoint.FEWEST_BITS);
    assertThat(labels(crf.compiledIn(directory), sentences)).isEqualTo(expected);
  }

  @Test
  void refusesLargerOnes() {
    crf.scale(FixedPoint.bits(crf.book()) - FixedPoint.FEWEST_BITS + 1);

    assertThatThrownBy(() -> crf.compileTo(directory.resolve("refused.model")))
        .isInstanceOf(UnsupportedCrfException.class)
        .hasMessageContaining("CRF small cannot be compiled: its weights are so large");
  }

  private static double magnitude(float @Nullable [] weights) {
    return weights == null ? 0 : Math.abs(weights[0]);
  }

  private static List<List<String>> sentences() {
    Random random = new Random(12);
    List<String> words = TrainedCrf.words();
    List<List<String>> sentences = new ArrayList<>();
    for (int i = 0; i < SENTENCES; i++) {
      List<String> sentence = new ArrayList<>();
      int length = 1 + random.nextInt(20);
      for (int w = 0; w < length; w++) {
        sentence.add(words.get(random.nextInt(words.size())));
      }
      sentences.add(sentence);
    }
    return sentences;
  }

  private static List<List<String>> labels(CompiledModel model, List<List<String>> sentences) {
    Labeller labeller = model.borrow();
    List<List<String>> all = new ArrayList<>();
    for (List<String> sentence : sentences) {
      byte[] numbers = new byte[sentence.size()];
      labeller.label(sentence, numbers);
      List<String> labels = new ArrayList<>();
      for (byte number : numbers) {
        labels.add(model.labels().get(number));
      }
      all.add(labels);
    }
    return all;
  }
}
