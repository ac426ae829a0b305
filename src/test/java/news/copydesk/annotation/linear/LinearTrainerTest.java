package news.copydesk.annotation.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearTrainerTest {

  @ParameterizedTest
  @EnumSource(Output.class)
  void tellsTextsApartThatItHasNotSeen(Output output) {
    LinearWeights weights = trainer(output).train(new ToyTexts(1).examples(60), epoch -> {});

    assertThat(best(weights, "a tractor stood in the barn")).isEqualTo("farm");
    assertThat(best(weights, "the tug lay at the quay")).isEqualTo("harbour");
  }

  @Test
  void givesTheSameWeightsForTheSameExamples() {
    LinearWeights once = trainer(Output.ANY_OF).train(new ToyTexts(1).examples(60), epoch -> {});
    LinearWeights again = trainer(Output.ANY_OF).train(new ToyTexts(1).examples(60), epoch -> {});

    assertThat(again.features()).isEqualTo(once.features());
    assertThat(again.weights()).isDeepEqualTo(once.weights());
    assertThat(again.bias()).isEqualTo(once.bias());
  }

  @Test
  void learnsNothingOfALabelThatNobodyKnows() {
    List<Example> unknown =
        new ToyTexts(1)
            .examples(60).stream()
                .map(
                    example ->
                        new Example(
                            example.features(), new float[] {example.targets()[0], Float.NaN}, 1))
                .toList();

    LinearWeights weights = trainer(Output.ANY_OF).train(unknown, epoch -> {});

    double[] scores = weights.scores(ToyTexts.vector("a cow in the barn"));
    assertThat(scores[0]).isPositive();
    assertThat(scores[1]).isZero();
  }

  @Test
  void leavesOutFeaturesThatTooFewExamplesHave() {
    List<Example> examples = new ArrayList<>(new ToyTexts(1).examples(20));
    examples.add(new Example(ToyTexts.vector("zebra"), Example.oneOf(0, 2), 1));

    LinearWeights weights = trainer(Output.ONE_OF).train(examples, epoch -> {});

    assertThat(weights.features()).isSorted().doesNotContain(Words.hash("zebra"));
  }

  @Test
  void tellsOfEachPass() {
    List<Integer> passes = new ArrayList<>();

    trainer(Output.ONE_OF).train(new ToyTexts(1).examples(4), passes::add);

    assertThat(passes).hasSize(TrainingOptions.usual().epochs()).startsWith(1, 2, 3);
  }

  private static LinearTrainer trainer(Output output) {
    return new LinearTrainer(output, ToyTexts.LABELS, TrainingOptions.usual());
  }

  private static String best(LinearWeights weights, String text) {
    double[] scores = weights.scores(ToyTexts.vector(text));
    return ToyTexts.LABELS.get(scores[0] > scores[1] ? 0 : 1);
  }
}
