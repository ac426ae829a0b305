package news.copydesk.annotation.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final int SUMS = 2_000;

  @Test
  void addsTwoColumnsAtOnceWhateverTheirSigns() {
    long seed = 9;
    Random random = new Random(seed);
    for (int sum = 0; sum < SUMS; sum++) {
      int low = 0;
      int high = 0;
      long both = 0;
      int count = 1 + random.nextInt(40);
      for (int i = 0; i < count; i++) {
        int a = random.nextInt() >> 6 + random.nextInt(26);
        int b = random.nextInt() >> 6 + random.nextInt(26);
        low += a;
        high += b;
        both += Lanes.of(a, b);
      }

      assertThat(Lanes.low(both)).as("seed %d", seed).isEqualTo(low);
      assertThat(Lanes.high(both)).as("seed %d", seed).isEqualTo(high);
    }
  }

  @Test
  void holdsTheSmallestAndTheLargest() {
    int[] ends = {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE};

    for (int low : ends) {
      for (int high : ends) {
        assertThat(Lanes.low(Lanes.of(low, high))).isEqualTo(low);
        assertThat(Lanes.high(Lanes.of(low, high))).isEqualTo(high);
      }
    }
  }

  @Test
  void takesALongForEachTwoColumnsBegun() {
    assertThat(Lanes.longs(4)).isEqualTo(2);
    assertThat(Lanes.longs(5)).isEqualTo(3);
  }
}
