package news.copydesk.annotation.linear;

/**
 * One text to learn from.
 *
 * @param features what the text says
 * @param targets per label, the probability that it is right, 0 to 1; NaN where nobody knows, so
 *     that nothing is learned of it (of a model of which exactly one label is right, all or none
 *     are known)
 * @param weight how much the text counts; 1 is usual
 */
public record Example(FeatureVector features, float[] targets, float weight) {

  /** Targets of which exactly one is right. */
  public static float[] oneOf(int right, int labels) {
    float[] targets = new float[labels];
    targets[right] = 1;
    return targets;
  }
}
