package news.copydesk.annotation.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureBagTest {

  @Test
  void dampsCountsAndScalesToALengthOfOne() {
    FeatureBag bag = new FeatureBag();
    bag.add(7);
    bag.add(9);
    bag.add(9);

    Map<Integer, Float> values = values(bag.vector());

    double length = Math.hypot(1, 1 + Math.log(2));
    assertThat(values).hasSize(2);
    assertThat(values.get(7)).isCloseTo((float) (1 / length), within(1e-6f));
    assertThat(values.get(9)).isCloseTo((float) ((1 + Math.log(2)) / length), within(1e-6f));
  }

  @Test
  void holdsMoreFeaturesThanItBeganWithRoomFor() {
    FeatureBag bag = new FeatureBag();
    for (int i = 0; i < 50_000; i++) {
      bag.add(Features.mix(i));
      bag.add(Features.mix(i));
    }

    assertThat(values(bag.vector())).hasSize(50_000);
  }

  @Test
  void givesAnEmptyVectorOfNothing() {
    assertThat(new FeatureBag().vector().size()).isZero();
  }

  private static Map<Integer, Float> values(FeatureVector vector) {
    Map<Integer, Float> values = new HashMap<>();
    for (int i = 0; i < vector.size(); i++) {
      values.put(vector.feature(i), vector.value(i));
    }
    return values;
  }
}
