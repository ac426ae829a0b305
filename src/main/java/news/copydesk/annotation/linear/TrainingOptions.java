package news.copydesk.annotation.linear;

/**
 * How a model is trained.
 *
 * @param epochs passes over the examples
 * @param learningRate first step of AdaGrad, for example 0.5
 * @param l2 strength of the pull of each weight towards 0, per example: for example 1e-5
 * @param minExamples features that fewer examples have are left out
 * @param seed of the order of examples
 */
public record TrainingOptions(
    int epochs, float learningRate, float l2, int minExamples, long seed) {

  /** What served well on a few thousand articles. */
  public static TrainingOptions usual() {
    return new TrainingOptions(20, 0.5f, 1e-5f, 2, 1);
  }
}
