package news.copydesk.annotation.sentiment;

/**
 * Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019), its rate
 * falling to zero in a straight line. Not thread-safe.
 */
final class Adam {

  private static final float FIRST = 0.9f;
  private static final float SECOND = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final float[] weights;
  private final float[] mean;
  private final float[] square;
  private final float rate;
  private final float decay;
  private final int steps;
  private double firstPower = 1;
  private double secondPower = 1;
  private int step;

  /**
   * @param weights changed in place
   * @param rate of the first step
   * @param decay of the weights per unit of rate
   * @param steps how many there will be
   */
  Adam(float[] weights, float rate, float decay, int steps) {
    this.weights = weights;
    this.mean = new float[weights.length];
    this.square = new float[weights.length];
    this.rate = rate;
    this.decay = decay;
    this.steps = steps;
  }

  /** One step against the mean of the gradients; forgets them. */
  void step(float[] gradients, int cases) {
    step++;
    firstPower *= FIRST;
    secondPower *= SECOND;
    float now = rate * (1 - step / (float) (steps + 1));
    float scale = (float) (now / (1 - firstPower));
    float root = (float) (1 / Math.sqrt(1 - secondPower));
    for (int i = 0; i < weights.length; i++) {
      float gradient = gradients[i] / cases;
      gradients[i] = 0;
      mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient;
      square[i] = SECOND * square[i] + (1 - SECOND) * gradient * gradient;
      weights[i] -=
          scale * mean[i] / ((float) Math.sqrt(square[i]) * root + EPSILON)
              + now * decay * weights[i];
    }
  }
}
