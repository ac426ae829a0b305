package news.copydesk.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import news.copydesk.evaluation.Example.Item;

/**
 * How the labels of some data and those of a model go together. Labels that a pair joins, directly
 * or over others, count as one; a label of the data without a pair is ignored and counted as such;
 * one of the model without a pair is left out, since the data says nothing about it. Not
 * thread-safe.
 */
public final class Labels {

  /** The model label of a pair that says: the model does not offer this. */
  private static final String NONE = "-";

  /**
   * Labels that mean the same.
   *
   * @param data the label in the data, in whatever case
   * @param model the model's label, or {@code -}
   */
  public record Pair(String data, String model) {}

  private final boolean all;
  private final Map<String, String> byData = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> byModel = new TreeMap<>();
  private final Map<String, Long> ignored = new TreeMap<>();

  private Labels(boolean all) {
    this.all = all;
  }

  /** Data that uses the model's own labels. */
  public static Labels same() {
    return new Labels(true);
  }

  /**
   * Joins labels.
   *
   * @param pairs which labels go together
   * @param inData the labels that the data uses; pairs of others do not count
   */
  public static Labels of(List<Pair> pairs, Set<String> inData) {
    Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    used.addAll(inData);
    Labels labels = new Labels(false);
    for (Pair pair : pairs) {
      if (used.contains(pair.data()) && !pair.model().equals(NONE)) {
        labels.join(pair);
      }
    }
    return labels;
  }

  /** Groups are named after the model's label, and after the data's where it stands for several. */
  private void join(Pair pair) {
    Optional<String> ofData = Optional.ofNullable(byData.get(pair.data()));
    Optional<String> ofModel = Optional.ofNullable(byModel.get(pair.model()));
    String group =
        ofModel.orElseGet(
            () -> ofData.isPresent() ? pair.data().toLowerCase(Locale.ROOT) : pair.model());
    byData.put(pair.data(), group);
    byModel.put(pair.model(), group);
    Set<String> before = new HashSet<>();
    ofData.ifPresent(before::add);
    ofModel.ifPresent(before::add);
    byData.replaceAll((label, name) -> before.contains(name) ? group : name);
    byModel.replaceAll((label, name) -> before.contains(name) ? group : name);
  }

  /** The data's items under the names of their groups. */
  Set<Item> ofData(Set<Item> items) {
    Set<Item> renamed = new HashSet<>();
    for (Item item : items) {
      Optional<String> group =
          all ? Optional.of(item.label()) : Optional.ofNullable(byData.get(item.label()));
      group.ifPresentOrElse(
          name -> renamed.add(new Item(name, item.place())),
          () -> ignored.merge(item.label(), 1L, Long::sum));
    }
    return renamed;
  }

  /** The model's items under the names of their groups. */
  Set<Item> ofModel(Set<Item> items) {
    Set<Item> renamed = new HashSet<>();
    for (Item item : items) {
      ofModel(item.label()).ifPresent(name -> renamed.add(new Item(name, item.place())));
    }
    return renamed;
  }

  /** The group of one of the model's labels; empty when the data knows nothing of it. */
  Optional<String> ofModel(String label) {
    return all ? Optional.of(label) : Optional.ofNullable(byModel.get(label));
  }

  /** Labels of the data that are not evaluated, and how often they occurred. */
  Map<String, Long> ignored() {
    return Map.copyOf(ignored);
  }
}
