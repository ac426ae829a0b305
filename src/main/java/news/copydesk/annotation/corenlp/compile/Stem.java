package news.copydesk.annotation.corenlp.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * The words, shapes or classes in a feature's name. A name can often be read in several ways: words
 * have dashes, and both words and shapes have dots. CoreNLP compares names, so all of them count.
 *
 * @param first the first piece
 * @param second the second; empty for a feature of one
 * @param third the third; empty for a feature of two
 */
record Stem(String first, String second, String third) {

  /** All ways to read what stands before a feature's suffix. */
  static List<Stem> readings(Feature.Form form, String text) {
    if (form.separator.isEmpty()) {
      return List.of(new Stem(text, "", ""));
    }
    List<Stem> stems = new ArrayList<>();
    int size = form.separator.length();
    for (int cut : cuts(text, form.separator)) {
      String left = text.substring(0, cut);
      String right = text.substring(cut + size);
      if (form != Feature.Form.THREE_SHAPES) {
        stems.add(new Stem(left, right, ""));
        continue;
      }
      for (int next : cuts(right, form.separator)) {
        stems.add(new Stem(left, right.substring(0, next), right.substring(next + size)));
      }
    }
    return stems;
  }

  private static List<Integer> cuts(String text, String separator) {
    List<Integer> cuts = new ArrayList<>();
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
      cuts.add(at);
    }
    return cuts;
  }
}
