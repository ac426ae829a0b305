package news.copydesk.annotation.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Puts the scores of both models together and calibrates them: a weight for each model and an
 * offset for each tone, fitted on sentences that neither model was trained on.
 *
 * @param linear weight of the linear model's scores
 * @param convolution weight of the network's scores
 * @param offsets added per tone
 */
record Blend(float linear, float convolution, float[] offsets) {

  /** The probabilities of the three tones. */
  double[] probabilities(float[] linearScores, float[] convolutionScores) {
    double[] scores = new double[Tones.COUNT];
    for (int tone = 0; tone < Tones.COUNT; tone++) {
      scores[tone] =
          linear * linearScores[tone] + convolution * convolutionScores[tone] + offsets[tone];
    }
    return Tones.softmax(scores);
  }

  static Blend read(DataInputStream in) throws IOException {
    float linear = in.readFloat();
    float convolution = in.readFloat();
    return new Blend(
        linear, convolution, new float[] {in.readFloat(), in.readFloat(), in.readFloat()});
  }

  void write(DataOutputStream out) throws IOException {
    out.writeFloat(linear);
    out.writeFloat(convolution);
    for (float offset : offsets) {
      out.writeFloat(offset);
    }
  }
}
