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

  // By word and filter: what the word adds to its own window and to those beside it. All are copied
  // side by side first, so that one loop over the sentence adds them, which HotSpot vectorizes.
  // Before the first word there is nothing but zeros.
  private float[] before = new float[0];
  private float[] at = new float[0];
  private float[] behind = new float[0];

  private float[] whole = new float[0];
  private float[] targeted = new float[0];
  private int words;

  /** Of no meaning; as long as somebody might look, nobody leaves the reading out. */
  private int fetched;

  SentenceWindows(Convolution network) {
    this.network = network;
    this.filters = network.filters();
  }

  /** By word and filter; good until the next call. */
  float[] of(SentenceView sentence) {
    words = sentence.size;
    int end = words * filters;
    if (whole.length < end) {
      allocate(2 * end);
    }
    // All are on their way at once: none waits until the one before has come from memory.
    for (int i = 0; i < words; i++) {
      fetched ^= network.fetch(sentence.row[i]);
    }
    Arrays.fill(behind, end, end + filters, 0);
    for (int i = 0; i < words; i++) {
      int row = sentence.row[i];
      network.copyInput(row, Convolution.BEFORE, before, (i + 1) * filters);
      network.copyInput(row, Convolution.AT, at, i * filters);
      network.copyInput(row, Convolution.BEHIND, behind, i * filters);
    }
    add(end);
    return whole;
  }

  private void allocate(int size) {
    before = new float[size + filters];
    at = new float[size];
    behind = new float[size + filters];
    whole = new float[size];
    targeted = new float[size];
  }

  private void add(int end) {
    for (int i = 0; i < end; i++) {
      whole[i] = before[i] + at[i] + behind[i + filters];
    }
  }

  /**
   * The same of the sentence that was last asked for, now with a target; good until the next call.
   */
  float[] towards(SentenceView sentence) {
    int target = sentence.target;
    int last = sentence.size - 1;
    int rest = words - (last - target);
    System.arraycopy(whole, 0, targeted, 0, target * filters);
    System.arraycopy(
        whole, rest * filters, targeted, (target + 1) * filters, (words - rest) * filters);
    for (int i = Math.max(0, target - 1); i <= Math.min(last, target + 1); i++) {
      int previous = i > 0 ? sentence.row[i - 1] : Convolution.NOTHING;
      int next = i < last ? sentence.row[i + 1] : Convolution.NOTHING;
      network.window(previous, sentence.row[i], next, targeted, i * filters);
    }
    return targeted;
  }
}
