package news.copydesk.annotation.gazetteer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The names of all entries by scope, each with what it means there. Sorted, so that the same
 * entries make the same file.
 */
final class NameTable {

  private final Map<Key, TreeSet<Integer>> meanings = new HashMap<>();

  /** A normalised name in one scope; 0 is the scope of all sources. */
  record Key(int scope, String text) {}

  /**
   * A name and its meanings.
   *
   * @param meanings see {@link FileFormat.Section#MEANINGS}
   */
  record Row(Key key, Collection<Integer> meanings) {

    char[] chars() {
      return key.text().toCharArray();
    }
  }

  void add(int entry, GazetteerEntry names, List<Integer> scopes) {
    add(entry * 2, names.name(), scopes);
    names.aliases().forEach(alias -> add(entry * 2 + 1, alias, scopes));
  }

  private void add(int meaning, String name, List<Integer> scopes) {
    String text = NormalisedText.normalise(name);
    if (text.isEmpty() || text.length() > GazetteerEntry.MAX_NAME) {
      return;
    }
    for (int scope : scopes) {
      TreeSet<Integer> all = meanings.computeIfAbsent(new Key(scope, text), k -> new TreeSet<>());
      // What it is called is not among what else it is called.
      if (meaning % 2 == 0 || !all.contains(meaning - 1)) {
        all.add(meaning);
      }
    }
  }

  /** All names; those of one scope and length are together, as they are searched together. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>(meanings.size());
    meanings.forEach((key, value) -> rows.add(new Row(key, value)));
    rows.sort(
        Comparator.<Row>comparingInt(row -> row.key().scope())
            .thenComparingInt(row -> row.key().text().length())
            .thenComparing(row -> row.key().text()));
    return rows;
  }
}
