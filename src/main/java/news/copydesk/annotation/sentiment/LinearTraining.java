package news.copydesk.annotation.sentiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Fits a multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer 2011) in few passes:
 * stopping early is what keeps it from learning the sentences by heart.
 */
final class LinearTraining {

  private static final float RATE = 0.05f;
  private static final float DAMPING = 1e-2f;
  private static final long SEED = 1;

  private final float[] weights = new float[Features.BUCKETS * Tones.COUNT];
  private final float[] squares = new float[weights.length];

  private LinearTraining() {}

  /** The weights after so many passes over the cases. */
  static LinearWeights fit(List<TrainingCase> cases, int passes) {
    LinearTraining training = new LinearTraining();
    List<TrainingCase> order = new ArrayList<>(cases);
    Random random = new Random(SEED);
    for (int pass = 0; pass < passes; pass++) {
      Collections.shuffle(order, random);
      order.forEach(training::learn);
    }
    return LinearWeights.of(training.weights);
  }

  private void learn(TrainingCase example) {
    Features features = example.features();
    double[] tones = new double[Tones.COUNT];
    for (int i = 0; i < features.size(); i++) {
      for (int tone = 0; tone < Tones.COUNT; tone++) {
        tones[tone] += weights[features.bucket(i) * Tones.COUNT + tone] * features.value(i);
      }
    }
    Tones.softmax(tones);
    for (int tone = 0; tone < Tones.COUNT; tone++) {
      float error = (float) (tones[tone] - (example.tone() == tone ? 1 : 0));
      for (int i = 0; i < features.size(); i++) {
        int at = features.bucket(i) * Tones.COUNT + tone;
        float gradient = error * features.value(i);
        squares[at] += gradient * gradient;
        weights[at] -= RATE * gradient / (float) Math.sqrt(squares[at] + DAMPING);
      }
    }
  }
}
