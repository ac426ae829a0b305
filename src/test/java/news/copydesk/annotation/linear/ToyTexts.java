package news.copydesk.annotation.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of made-up words: two topics with words of their own, and words that both use. */
final class ToyTexts {

  static final List<String> LABELS = List.of("farm", "harbour");
  private static final List<List<String>> WORDS =
      List.of(
          List.of("cow", "barn", "plough", "wheat", "tractor"),
          List.of("ship", "quay", "crane", "anchor", "tug"));
  private static final List<String> SHARED = List.of("the", "work", "began", "early", "today");

  private final Random random;

  ToyTexts(long seed) {
    random = new Random(seed);
  }

  /** Examples of one label each, in turn. */
  List<Example> examples(int count) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int label = i % LABELS.size();
      examples.add(new Example(vector(text(label)), Example.oneOf(label, LABELS.size()), 1));
    }
    return examples;
  }

  private String text(int label) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      List<String> words = i % 2 == 0 ? WORDS.get(label) : SHARED;
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    return text.toString();
  }

  static FeatureVector vector(String text) {
    FeatureBag bag = new FeatureBag();
    TextFeatures.add(Words.hashes(text), bag);
    return bag.vector();
  }
}
