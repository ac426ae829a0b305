package news.copydesk.page;

import java.util.Comparator;
import java.util.List;

/**
 * What the latest articles are about.
 *
 * @param articles how many were counted
 * @param names the names that most of them share
 * @param topics the subjects that most of them have
 * @param tones how many are of which tone
 */
record Glance(int articles, List<NameCount> names, List<Count> topics, List<Count> tones) {

  /** How many articles share a name. */
  record NameCount(String type, String name, int articles) {}

  /** How many articles share a label. */
  record Count(String label, int articles) {}

  /** Those that most articles share, then by the alphabet. */
  static List<NameCount> most(List<NameCount> names, int most) {
    return names.stream()
        .sorted(
            Comparator.comparingInt(NameCount::articles)
                .reversed()
                .thenComparing(NameCount::name)
                .thenComparing(NameCount::type))
        .limit(most)
        .toList();
  }
}
