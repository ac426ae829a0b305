package news.copydesk.annotation.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpansionTest {

  private static final int ANIMALS = Features.named("class:animals");
  private static final int VESSELS = Features.named("class:vessels");
  private static final Expansion CLASSES =
      new Expansion(
          Map.of(
              Words.hash("cow"), one(ANIMALS),
              Words.hash("goat"), one(ANIMALS),
              Words.hash("ship"), one(VESSELS),
              Words.hash("ferry"), one(VESSELS)));

  @Test
  void knowsAWordOfAKnownClassThatNoExampleHad() {
    LinearWeights folded = CLASSES.folded(trained());

    double[] scores = folded.scores(ToyTexts.vector("ferry"));

    assertThat(scores[1]).isGreaterThan(scores[0]);
  }

  @Test
  void foldsWithoutChangingAScore() {
    LinearWeights trained = trained();
    LinearWeights folded = CLASSES.folded(trained);

    for (String text : List.of("cow at work", "the goat and the ferry", "ship ship ship barn")) {
      FeatureVector vector = ToyTexts.vector(text);
      double[] expected = trained.scores(CLASSES.expanded(vector));
      assertThat(folded.scores(vector)).containsExactly(expected, within(1e-5));
    }
    assertThat(folded.features()).isSorted().doesNotContain(ANIMALS, VESSELS);
  }

  private static LinearWeights trained() {
    List<Example> examples =
        new ToyTexts(1)
            .examples(60).stream()
                .map(
                    example ->
                        new Example(CLASSES.expanded(example.features()), example.targets(), 1))
                .toList();
    return new LinearTrainer(Output.ONE_OF, ToyTexts.LABELS, TrainingOptions.usual())
        .train(examples, epoch -> {});
  }

  private static FeatureVector one(int feature) {
    return new FeatureVector(new int[] {feature}, new float[] {1});
  }
}
