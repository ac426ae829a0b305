package news.copydesk.annotation.sentiment;

import java.util.List;

/** Makes one network of several of one size, whose scores are the mean of theirs. */
final class ConvolutionMerge {

  private ConvolutionMerge() {}

  /** The filters of all networks side by side, the output weights divided by their number. */
  static ConvolutionWeights merged(List<ConvolutionWeights> networks) {
    int each = networks.get(0).filters();
    int all = each * networks.size();
    float[] to = new float[ConvolutionWeights.count(all)];
    int rows = ConvolutionWeights.SPAN * ConvolutionWeights.INPUTS + SentenceView.PLACES;
    for (int n = 0; n < networks.size(); n++) {
      float[] from = networks.get(n).values();
      for (int row = 0; row < rows; row++) {
        System.arraycopy(from, row * each, to, row * all + n * each, each);
      }
      int fromOutput = ConvolutionWeights.outputAt(each);
      int toOutput = ConvolutionWeights.outputAt(all);
      for (int tone = 0; tone < Tones.COUNT; tone++) {
        for (int half = 0; half < 2; half++) {
          int source = fromOutput + (tone * 2 + half) * each;
          int sink = toOutput + (tone * 2 + half) * all + n * each;
          for (int f = 0; f < each; f++) {
            to[sink + f] = from[source + f] / networks.size();
          }
        }
        to[toOutput + Tones.COUNT * 2 * all + tone] +=
            from[fromOutput + Tones.COUNT * 2 * each + tone] / networks.size();
      }
    }
    return new ConvolutionWeights(all, to);
  }
}
