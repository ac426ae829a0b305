package news.copydesk.annotation.sentiment;

import java.util.Arrays;

/**
 * Each filter's largest value over the words of a sentence, and the sum of its values, what is
 * below zero left out. Loops are long or over arrays of their own, so that HotSpot vectorizes them.
 * Working memory of one caller; not thread-safe.
 */
final class FilterPool {

  /** Words at a time: a loop over the filters alone is short. */
  private static final int TOGETHER = 4;

  private final int filters;
  private final float[] maximum;
  private final float[] sum;
  private float[] values = new float[0];

  FilterPool(int filters) {
    this.filters = filters;
    maximum = new float[filters];
    sum = new float[filters];
  }

  /** Room for the values of so many words, by word and filter; whatever is in it. */
  float[] reserve(int words) {
    if (values.length < words * filters) {
      values = new float[2 * words * filters];
    }
    return values;
  }

  /** Takes the values of so many words. */
  void fill(int words) {
    int size = words * filters;
    rectify(values, size);
    Arrays.fill(maximum, 0);
    Arrays.fill(sum, 0);
    int at = 0;
    for (; at + TOGETHER * filters <= size; at += TOGETHER * filters) {
      pool(at, at + filters, at + 2 * filters, at + 3 * filters);
    }
    for (; at < size; at += filters) {
      pool(at);
    }
  }

  private static void rectify(float[] values, int size) {
    for (int i = 0; i < size; i++) {
      values[i] = Math.max(0, values[i]);
    }
  }

  private void pool(int a, int b, int c, int d) {
    for (int f = 0; f < filters; f++) {
      sum[f] = sum[f] + values[a + f] + values[b + f] + values[c + f] + values[d + f];
    }
    for (int f = 0; f < filters; f++) {
      float first = Math.max(values[a + f], values[b + f]);
      float second = Math.max(values[c + f], values[d + f]);
      maximum[f] = Math.max(maximum[f], Math.max(first, second));
    }
  }

  private void pool(int word) {
    for (int f = 0; f < filters; f++) {
      sum[f] += values[word + f];
    }
    for (int f = 0; f < filters; f++) {
      maximum[f] = Math.max(maximum[f], values[word + f]);
    }
  }

  float[] maximum() {
    return maximum;
  }

  float[] sum() {
    return sum;
  }
}
