package news.copydesk.annotation.corenlp.compile;

import edu.stanford.nlp.process.Americanize;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the CRFs respell words before they look at them: not at all, or British to American. */
final class Spelling {

  private final boolean american;

  private Spelling(boolean american) {
    this.american = american;
  }

  /**
   * The spelling of CRFs that are labelled together.
   *
   * @throws UnsupportedCrfException if they differ in it
   */
  static Spelling of(List<FeatureBook> books) {
    boolean first = books.get(0).crf().flags().wordFunction != null;
    for (FeatureBook book : books) {
      if ((book.crf().flags().wordFunction != null) != first) {
        throw new UnsupportedCrfException(
            "CRF "
                + book.crf().name()
                + " cannot be compiled together with "
                + books.get(0).crf().name()
                + ": their wordFunction differs; compile each by itself");
      }
    }
    return new Spelling(first);
  }

  boolean american() {
    return american;
  }

  String of(String word) {
    return american ? Americanize.americanize(word) : word;
  }

  /** The words that CoreNLP lists, with their other spelling. */
  @SuppressWarnings("unchecked")
  Map<String, String> listed() {
    if (!american) {
      return Map.of();
    }
    try {
      Map<String, String> listed = new HashMap<>();
      for (String name : List.of("mapping", "timexMapping")) {
        Field field = Americanize.class.getDeclaredField(name);
        field.setAccessible(true);
        listed.putAll((Map<String, String>) field.get(null));
      }
      return listed;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this version of CoreNLP keeps its spellings elsewhere: " + e.getMessage(), e);
    }
  }
}
