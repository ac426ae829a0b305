package news.copydesk.annotation.sentiment;

import java.util.Arrays;

/**
 * What each word of a sentence and its two neighbours add to each filter, worked out once for the
 * sentence as a whole and all targets in it: a target changes only the words next to it. Not
 * thread-safe.
 */
final class SentenceWindows {

  private final Convolution network;
  private final int filters;
  private float[] whole = new float[0];
  private float[] targeted = new float[0];
  private int words;

  SentenceWindows(Convolution network) {
    this.network = network;
    this.filters = network.filters();
  }

  /** By word and filter; good until the next call. */
  float[] of(SentenceView sentence) {
    words = sentence.size;
    if (whole.length < words * filters) {
      whole = new float[2 * words * filters];
      targeted = new float[2 * words * filters];
    }
    Arrays.fill(whole, 0, words * filters, 0);
    // Word by word and not window by window: what is known of a word lies side by side.
    for (int i = 0; i < words; i++) {
      if (i + 1 < words) {
        add(sentence, i, Convolution.BEFORE, whole, i + 1);
      }
      add(sentence, i, Convolution.AT, whole, i);
      if (i > 0) {
        add(sentence, i, Convolution.BEHIND, whole, i - 1);
      }
    }
    return whole;
  }

  /**
   * The same of the sentence that was last asked for, now with a target; good until the next call.
   */
  float[] towards(SentenceView sentence) {
    int target = sentence.target;
    int behind = words - (sentence.size - target - 1);
    System.arraycopy(whole, 0, targeted, 0, target * filters);
    System.arraycopy(
        whole, behind * filters, targeted, (target + 1) * filters, (words - behind) * filters);
    for (int i = Math.max(0, target - 1); i <= Math.min(sentence.size - 1, target + 1); i++) {
      Arrays.fill(targeted, i * filters, (i + 1) * filters, 0);
      if (i > 0) {
        add(sentence, i - 1, Convolution.BEFORE, targeted, i);
      }
      add(sentence, i, Convolution.AT, targeted, i);
      if (i + 1 < sentence.size) {
        add(sentence, i + 1, Convolution.BEHIND, targeted, i);
      }
    }
    return targeted;
  }

  private void add(SentenceView sentence, int word, int span, float[] windows, int window) {
    network.addInput(sentence.row[word], span, windows, window * filters);
  }
}
