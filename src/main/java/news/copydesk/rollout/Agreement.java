package news.copydesk.rollout;

import java.util.ArrayList;
import java.util.List;

/**
 * How far findings agree with what was expected, over all articles.
 *
 * @param right found and expected
 * @param found all that was found
 * @param expected all that was expected
 */
record Agreement(int right, int found, int expected) {

  static final Agreement NONE = new Agreement(0, 0, 0);

  /** With one more article. */
  Agreement and(List<String> findings, List<String> wanted) {
    List<String> missing = new ArrayList<>(wanted);
    int hits = 0;
    for (String finding : findings) {
      hits += missing.remove(finding) ? 1 : 0;
    }
    return new Agreement(right + hits, found + findings.size(), expected + wanted.size());
  }

  /** The harmonic mean of precision and recall; 1 where nothing was expected and nothing found. */
  double f1() {
    return found + expected == 0 ? 1 : 2.0 * right / (found + expected);
  }
}
