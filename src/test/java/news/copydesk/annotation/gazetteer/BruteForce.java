package news.copydesk.annotation.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Compares a name with every other one by the whole Levenshtein table: slow and plain. */
final class BruteForce {

  private final Gazetteer gazetteer;
  private final List<String> names = new ArrayList<>();

  BruteForce(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    char[] text = new char[GazetteerEntry.MAX_NAME];
    for (int name = 0; name < gazetteer.names(); name++) {
      gazetteer.copyText(name, text);
      names.add(new String(text, 0, gazetteer.length(name)));
    }
  }

  /** The names of the scope with the highest similarity of at least 0.85. */
  int[] mostSimilar(String query, int scope) {
    return mostSimilar(query, scope, name -> true);
  }

  int[] mostSimilar(String query, int scope, IntPredicate accepted) {
    List<Integer> best = new ArrayList<>();
    double highest = 0;
    for (int name = 0; name < names.size(); name++) {
      String other = names.get(name);
      int longer = Math.max(query.length(), other.length());
      boolean possible = Math.abs(query.length() - other.length()) <= 0.15 * longer;
      if (!possible || gazetteer.scopeOf(name) != scope) {
        continue;
      }
      double similarity = 1 - (double) levenshtein(query, other) / longer;
      if (similarity >= 0.85 - 1e-9 && similarity >= highest && accepted.test(name)) {
        if (similarity > highest) {
          best.clear();
          highest = similarity;
        }
        best.add(name);
      }
    }
    // A name as short as six is similar to none but itself.
    best.removeIf(name -> names.get(name).length() < 6);
    return best.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int levenshtein(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
