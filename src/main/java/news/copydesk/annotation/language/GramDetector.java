package news.copydesk.annotation.language;

import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.maxent.GISModel;
import opennlp.tools.ml.model.Context;

/**
 * Says what OpenNLP's detector says of its usual models, several times faster: the same n-grams of
 * one to three characters, each once, the same weights.
 */
final class GramDetector implements Detector {

  private final String[] languages;
  private final GramWeights weights;

  private GramDetector(GISModel model, Map<String, Context> grams) {
    languages = new String[model.getNumOutcomes()];
    for (int i = 0; i < languages.length; i++) {
      languages[i] = model.getOutcome(i);
    }
    weights = new GramWeights(grams, languages.length);
  }

  /** Of a model by maximum entropy over the usual n-grams; empty if it is of another kind. */
  static Optional<Detector> of(LanguageDetectorModel model) {
    return model.getMaxentModel() instanceof GISModel maxent
            && model.getFactory().getClass() == LanguageDetectorFactory.class
        ? Optional.of(new GramDetector(maxent, grams(maxent)))
        : Optional.empty();
  }

  // OpenNLP's documented order of what a model is made of.
  @SuppressWarnings("unchecked")
  private static Map<String, Context> grams(GISModel model) {
    return (Map<String, Context>) model.getDataStructures()[1];
  }

  @Override
  public LanguageGuess guess(String text) {
    double[] sums = sums(lowerCase(TextCleaning.of(text)));
    int first = 0;
    for (int i = 1; i < sums.length; i++) {
      first = sums[i] > sums[first] ? i : first;
    }
    double second = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < sums.length; i++) {
      second = i == first ? second : Math.max(second, sums[i]);
    }
    return new LanguageGuess(languages[first], 1 / (1 + StrictMath.exp(second - sums[first])));
  }

  /** Character by character: the normalizer has left no surrogate pair. */
  private static char[] lowerCase(CharSequence text) {
    char[] lower = new char[text.length()];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Character.toLowerCase(text.charAt(i));
    }
    return lower;
  }

  /** Of each language the weights of all n-grams, each once however often it comes. */
  private double[] sums(char[] text) {
    int most = GramWeights.LONGEST * text.length;
    long[] seen = new long[Integer.highestOneBit(Math.max(1, most)) * 4];
    long[] found = new long[most];
    int count = 0;
    for (int length = 1; length <= GramWeights.LONGEST; length++) {
      for (int begin = 0; begin + length <= text.length; begin++) {
        long number = GramWeights.number(text, begin, length);
        if (isNew(number, seen)) {
          found[count++] = weights.find(number);
        }
      }
    }
    double[] sums = new double[languages.length];
    for (int i = 0; i < count; i++) {
      weights.add(found[i], sums);
    }
    return sums;
  }

  private static boolean isNew(long number, long[] seen) {
    int mask = seen.length - 1;
    int slot = GramWeights.hash(number) & mask;
    while (seen[slot] != 0 && seen[slot] != number) {
      slot = (slot + 1) & mask;
    }
    boolean isNew = seen[slot] == 0;
    seen[slot] = number;
    return isNew;
  }
}
