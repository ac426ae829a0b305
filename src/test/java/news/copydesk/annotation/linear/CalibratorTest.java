package news.copydesk.annotation.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratorTest {

  private final Random random = new Random(3);
  private final List<double[]> scores = new ArrayList<>();
  private final List<float[]> targets = new ArrayList<>();

  @Test
  void findsTheLineThatAScorerIsOffBy() {
    for (int i = 0; i < 20_000; i++) {
      double logOdds = random.nextGaussian() * 2;
      boolean right = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      scores.add(new double[] {(logOdds - 0.5) / 0.25});
      targets.add(new float[] {right ? 1 : 0});
    }

    Calibration calibration = Calibrator.fit(Output.ANY_OF, scores, targets);

    assertThat(calibration.slopes()[0]).isCloseTo(0.25, within(0.02));
    assertThat(calibration.offsets()[0]).isCloseTo(0.5, within(0.1));
  }

  @Test
  void findsTheTemperatureOfAScorerThatIsTooSure() {
    for (int i = 0; i < 20_000; i++) {
      double logOdds = random.nextGaussian() * 2;
      boolean first = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      scores.add(new double[] {3 * logOdds, 0});
      targets.add(Example.oneOf(first ? 0 : 1, 2));
    }

    Calibration calibration = Calibrator.fit(Output.ONE_OF, scores, targets);

    assertThat(calibration.slopes()).hasSize(2).containsOnly(calibration.slopes()[0]);
    assertThat(calibration.slopes()[0]).isCloseTo(1 / 3.0, within(0.02));
    assertThat(calibration.offsets()).containsOnly(0);
  }

  @Test
  void ignoresTextsOfWhichNobodyKnowsTheLabel() {
    for (int i = 0; i < 1000; i++) {
      scores.add(new double[] {i % 2 == 0 ? 1 : -1});
      targets.add(new float[] {i % 2 == 0 ? 1 : 0});
      scores.add(new double[] {5});
      targets.add(new float[] {Float.NaN});
    }

    Calibration calibration = Calibrator.fit(Output.ANY_OF, scores, targets);

    assertThat(calibration.offsets()[0]).isCloseTo(0, within(0.01));
  }

  @Test
  void measuresHowFarProbabilitiesAreFromWhatHappens() {
    CalibrationError honest = new CalibrationError(10);
    CalibrationError boastful = new CalibrationError(10);
    for (int i = 0; i < 100; i++) {
      honest.add(0.75, i < 75);
      boastful.add(0.99, i < 60);
    }

    assertThat(honest.value()).isCloseTo(0, within(1e-9));
    assertThat(boastful.value()).isCloseTo(0.39, within(1e-9));
  }
}
