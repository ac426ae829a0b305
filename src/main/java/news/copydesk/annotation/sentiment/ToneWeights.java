package news.copydesk.annotation.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * All that training gives. One network for both questions, a linear model for each.
 *
 * <p>File {@code tone.bin}, big-endian: magic {@code CDTONES1}; the network; then for sentences
 * towards a target and for sentences as a whole the linear weights and the blend.
 *
 * @param network sees sentences with and without a target
 * @param towards of a sentence towards a target
 * @param towardsBlend of the same
 * @param whole of a sentence as a whole
 * @param wholeBlend of the same
 */
record ToneWeights(
    ConvolutionWeights network,
    LinearWeights towards,
    Blend towardsBlend,
    LinearWeights whole,
    Blend wholeBlend) {

  private static final long MAGIC = 0x4344544f4e455331L;

  /**
   * Reads the file's content.
   *
   * @throws IOException if it is no such file, with what is wrong
   */
  static ToneWeights read(DataInputStream in) throws IOException {
    if (in.readLong() != MAGIC) {
      throw new IOException("it does not begin as the weights of a tone do");
    }
    return new ToneWeights(
        ConvolutionWeights.read(in),
        LinearWeights.read(in),
        Blend.read(in),
        LinearWeights.read(in),
        Blend.read(in));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(MAGIC);
    network.write(out);
    towards.write(out);
    towardsBlend.write(out);
    whole.write(out);
    wholeBlend.write(out);
  }
}
