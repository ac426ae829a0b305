package news.copydesk.annotation.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import news.copydesk.annotation.Sentiment;

/**
 * Counts how often a model was right: confusion, accuracy, macro F1, and the expected calibration
 * error over ten bins of the highest probability (Guo et al. 2017). Not thread-safe.
 */
public final class Scores {

  private static final int BINS = 10;

  private final int[][] confusion = new int[Tones.COUNT][Tones.COUNT];
  private final int[] binCount = new int[BINS];
  private final int[] binRight = new int[BINS];
  private final double[] binSum = new double[BINS];

  Scores() {}

  /** Counts one sentence. */
  void add(int right, Sentiment said) {
    int label = said.label().ordinal();
    confusion[right][label]++;
    double highest = Math.max(said.negative(), Math.max(said.neutral(), said.positive()));
    int bin = Math.min(BINS - 1, (int) (highest * BINS));
    binCount[bin]++;
    binRight[bin] += right == label ? 1 : 0;
    binSum[bin] += highest;
  }

  /** Sentences counted. */
  public int count() {
    int count = 0;
    for (int n : binCount) {
      count += n;
    }
    return count;
  }

  /** The part that is right, from 0 to 1; 0 of nothing. */
  public double accuracy() {
    int right = 0;
    for (int tone = 0; tone < Tones.COUNT; tone++) {
      right += confusion[tone][tone];
    }
    return right / (double) Math.max(1, count());
  }

  /** The mean of the three tones' F1, from 0 to 1. */
  public double macroF1() {
    double sum = 0;
    for (int tone = 0; tone < Tones.COUNT; tone++) {
      int both = 0;
      for (int other = 0; other < Tones.COUNT; other++) {
        both += confusion[tone][other] + confusion[other][tone];
      }
      sum += 2.0 * confusion[tone][tone] / Math.max(1, both);
    }
    return sum / Tones.COUNT;
  }

  /** How far the stated probability is from the part that is right, in the mean over sentences. */
  public double calibrationError() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(binSum[bin] - binRight[bin]);
    }
    return error / Math.max(1, count());
  }

  /** The figures and the confusion matrix as a few lines of text. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d sentences: accuracy %.4f, macro F1 %.4f, calibration error %.4f",
            count(),
            accuracy(),
            macroF1(),
            calibrationError()));
    lines.add(String.format("%-10s %9s %9s %9s", "is \\ said", "negative", "neutral", "positive"));
    String[] names = {"negative", "neutral", "positive"};
    for (int tone = 0; tone < Tones.COUNT; tone++) {
      int[] said = confusion[tone];
      lines.add(String.format("%-10s %9d %9d %9d", names[tone], said[0], said[1], said[2]));
    }
    return lines;
  }
}
