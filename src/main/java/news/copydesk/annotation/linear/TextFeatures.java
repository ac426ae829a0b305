package news.copydesk.annotation.linear;

/** The plain features of a text: its words, and each two words that stand side by side. */
public final class TextFeatures {

  private TextFeatures() {}

  /**
   * Adds a text's words and word pairs; pairs do not reach from one text into another.
   *
   * @param words of the text, as {@link Words#hashes} gives them
   */
  public static void add(int[] words, FeatureBag bag) {
    for (int i = 0; i < words.length; i++) {
      bag.add(words[i]);
      if (i > 0) {
        bag.add(bigram(words[i - 1], words[i]));
      }
    }
  }

  /** The pair feature of two words that stand side by side. */
  public static int bigram(int first, int second) {
    return Features.pair(first, second);
  }
}
