package news.copydesk.annotation.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterPoolTest {

  private static final int FILTERS = 3;

  @Test
  void addsUpAndFindsTheLargestOfAnyNumberOfWords() {
    FilterPool pool = new FilterPool(FILTERS);
    for (int words = 11; words > 0; words--) {
      float[] values = pool.reserve(words);
      float[] sum = new float[FILTERS];
      float[] maximum = new float[FILTERS];
      for (int i = 0; i < words * FILTERS; i++) {
        values[i] = (float) Math.sin(i + words);
        sum[i % FILTERS] += Math.max(0, values[i]);
        maximum[i % FILTERS] = Math.max(maximum[i % FILTERS], values[i]);
      }

      pool.fill(words);

      // To the bit: in the order of words.
      assertThat(pool.sum()).as("%d words", words).isEqualTo(sum);
      assertThat(pool.maximum()).as("%d words", words).isEqualTo(maximum);
    }
  }
}
