package news.copydesk.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import news.copydesk.evaluation.Example.Item;

/**
 * Counts, label by label, what is right, wrong and missed. An item is right when label and place
 * are: for mentions that is the exact span, as CoNLL-2003 counts.
 *
 * @see <a href="https://aclanthology.org/W03-0419/">Tjong Kim Sang and De Meulder 2003</a>
 */
final class Tally {

  /** Stands in the confusion for what was found where there is nothing, and the reverse. */
  static final String NOTHING = "-";

  private final Map<String, Scores> scores = new TreeMap<>();
  private final Map<String, Map<String, Long>> confusion = new TreeMap<>();

  void add(Set<Item> gold, Set<Item> found) {
    Set<Item> all = new TreeSet<>(Tally::compare);
    all.addAll(gold);
    all.addAll(found);
    for (Item item : all) {
      boolean isThere = gold.contains(item);
      boolean isFound = found.contains(item);
      scores.merge(
          item.label(),
          new Scores(item.label(), isThere && isFound ? 1 : 0, isThere ? 0 : 1, isFound ? 0 : 1),
          (a, b) -> a.plus(b, a.label()));
    }
    confuse(gold, found);
  }

  /** Pairs what stands at the same place; right items with themselves first. */
  private void confuse(Set<Item> gold, Set<Item> found) {
    Map<String, List<String>> spare = new HashMap<>();
    for (Item item : found) {
      if (gold.contains(item)) {
        count(item.label(), item.label());
      } else {
        spare.computeIfAbsent(item.place(), place -> new ArrayList<>()).add(item.label());
      }
    }
    for (Item item : gold) {
      if (!found.contains(item)) {
        List<String> others = spare.getOrDefault(item.place(), new ArrayList<>());
        count(item.label(), others.isEmpty() ? NOTHING : others.remove(0));
      }
    }
    spare.values().stream().flatMap(Collection::stream).forEach(label -> count(NOTHING, label));
  }

  private void count(String gold, String found) {
    confusion.computeIfAbsent(gold, label -> new TreeMap<>()).merge(found, 1L, Long::sum);
  }

  /** Each label's scores, by label. */
  List<Scores> scores() {
    return List.copyOf(scores.values());
  }

  /** How often a label that is there (first key) was taken for another (second key). */
  Map<String, Map<String, Long>> confusion() {
    return confusion;
  }

  private static int compare(Item a, Item b) {
    int byPlace = a.place().compareTo(b.place());
    return byPlace != 0 ? byPlace : a.label().compareTo(b.label());
  }
}
