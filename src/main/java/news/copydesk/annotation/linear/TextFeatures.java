package news.copydesk.annotation.linear;

/** The plain features of a text: its words, and each two words that stand side by side. */
public final class TextFeatures {

  private TextFeatures() {}

  /** Adds a text's words and word pairs; pairs do not reach from one text into another. */
  public static void add(CharSequence text, FeatureBag bag) {
    Words.visit(text, new Bigrams(bag));
  }

  /** The pair feature of two words that stand side by side. */
  public static int bigram(int first, int second) {
    return Features.pair(first, second);
  }

  private static final class Bigrams implements Words.Visitor {

    private final FeatureBag bag;
    private int last;
    private boolean any;

    Bigrams(FeatureBag bag) {
      this.bag = bag;
    }

    @Override
    public void word(int hash, int begin, int end) {
      bag.add(hash);
      if (any) {
        bag.add(bigram(last, hash));
      }
      last = hash;
      any = true;
    }
  }
}
