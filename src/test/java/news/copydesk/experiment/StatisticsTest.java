package news.copydesk.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import news.copydesk.experiment.Statistics.Sample;
import news.copydesk.sink.VersionSums;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  /** Welch's test by another way: at the edge of the interval its p is 0.05. */
  @Test
  void theDifferenceIsWelchs() {
    Random random = new Random(7);
    double[] one = random.doubles(40).map(d -> d * 3).toArray();
    double[] other = random.doubles(25).map(d -> 1 + d * 8).toArray();

    Interval interval = Statistics.difference(sample(one), sample(other));

    double[] shifted = Arrays.stream(one).map(d -> d + interval.low()).toArray();
    assertThat(new TTest().tTest(shifted, other)).isCloseTo(0.05, within(1e-6));
    double[] further = Arrays.stream(one).map(d -> d + interval.high()).toArray();
    assertThat(new TTest().tTest(further, other)).isCloseTo(0.05, within(1e-6));
    assertThat(interval.excludesZero()).isTrue();
  }

  /** From Wilson's paper's formula, by hand: 3 of 50. */
  @Test
  void aShareIsWilsons() {
    Interval interval = Statistics.share(3, 50);

    assertThat(interval.value()).isEqualTo(0.06);
    assertThat(interval.low()).isCloseTo(0.0206, within(1e-4));
    assertThat(interval.high()).isCloseTo(0.1622, within(1e-4));
    assertThat(Statistics.share(0, 50).low()).isCloseTo(0, within(1e-12));
    assertThat(Statistics.share(0, 50).high()).isCloseTo(0.0713, within(1e-4));
  }

  @Test
  void oneArticleHasAMeanAndNoInterval() {
    Interval interval = Statistics.mean(sample(5));

    assertThat(interval.value()).isEqualTo(5);
    assertThat(interval.low()).isNaN();
    assertThat(interval.excludesZero()).isFalse();
  }

  @Test
  void theVersionWithTheMostArticlesIsTheBaseline() {
    Comparison comparison =
        Comparison.of(
            List.of(
                new VersionSums("entities", "m", "2.0.0", 10, 1, 20_000, 5e7, 50, 260),
                new VersionSums("entities", "m", "1.0.0", 90, 0, 90_000, 1e8, 90, 100)));

    assertThat(comparison.rows()).extracting(Comparison.Row::version).containsExactly("1.0.0", "2.0.0");
    assertThat(comparison.rows().get(0).entityDifference()).isEmpty();
    assertThat(comparison.rows().get(1).entityDifference().orElseThrow().value()).isEqualTo(4);
    assertThat(comparison.rows().get(1).latency().value()).isEqualTo(2);
    assertThat(comparison.rows().get(1).failed().value()).isEqualTo(0.1);
  }

  private static Sample sample(double... values) {
    return new Sample(
        values.length,
        Arrays.stream(values).sum(),
        Arrays.stream(values).map(value -> value * value).sum());
  }
}
