package news.copydesk.annotation.sentiment;

import java.util.List;

/** Fits a blend by gradient descent on the log-likelihood, which has one optimum. */
final class BlendTraining {

  private static final int STEPS = 1_500;
  private static final double RATE = 0.2;

  private BlendTraining() {}

  /**
   * What both models say of a sentence that neither was trained on.
   *
   * @param tone the right one
   */
  record Opinions(float[] linear, float[] network, int tone) {}

  /** The best blend; that of equal weights where there are no sentences. */
  static Blend fit(List<Opinions> sentences) {
    double linear = 0.5;
    double network = 0.5;
    double[] offsets = new double[Tones.COUNT];
    for (int step = 0; step < STEPS && !sentences.isEmpty(); step++) {
      double linearGradient = 0;
      double networkGradient = 0;
      double[] offsetGradients = new double[Tones.COUNT];
      for (Opinions opinions : sentences) {
        double[] tones = new double[Tones.COUNT];
        for (int t = 0; t < Tones.COUNT; t++) {
          tones[t] = linear * opinions.linear[t] + network * opinions.network[t] + offsets[t];
        }
        Tones.softmax(tones);
        for (int t = 0; t < Tones.COUNT; t++) {
          double error = tones[t] - (opinions.tone == t ? 1 : 0);
          linearGradient += error * opinions.linear[t];
          networkGradient += error * opinions.network[t];
          offsetGradients[t] += error;
        }
      }
      linear -= RATE * linearGradient / sentences.size();
      network -= RATE * networkGradient / sentences.size();
      for (int t = 0; t < Tones.COUNT; t++) {
        offsets[t] -= RATE * offsetGradients[t] / sentences.size();
      }
    }
    return new Blend(
        (float) linear,
        (float) network,
        new float[] {(float) offsets[0], (float) offsets[1], (float) offsets[2]});
  }
}
