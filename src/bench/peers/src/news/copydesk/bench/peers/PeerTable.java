package news.copydesk.bench.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Prints the peers' table as Markdown: {@code PeerTable GOLD MEASUREMENTS PREDICTED-DIRECTORY}. A
 * name is right with its exact tokens and type, as in CoNLL-2003; types are brought to CoNLL's four.
 */
public final class PeerTable {

  /** Types that the gold data has no label for, such as dates and titles, are left out. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("PER", "PER"),
          Map.entry("PERSON", "PER"),
          Map.entry("LOC", "LOC"),
          Map.entry("LOCATION", "LOC"),
          Map.entry("GPE", "LOC"),
          Map.entry("FAC", "LOC"),
          Map.entry("CITY", "LOC"),
          Map.entry("COUNTRY", "LOC"),
          Map.entry("STATE_OR_PROVINCE", "LOC"),
          Map.entry("ORG", "ORG"),
          Map.entry("ORGANIZATION", "ORG"),
          Map.entry("MISC", "MISC"),
          Map.entry("NORP", "MISC"),
          Map.entry("EVENT", "MISC"),
          Map.entry("PRODUCT", "MISC"),
          Map.entry("WORK_OF_ART", "MISC"),
          Map.entry("LAW", "MISC"),
          Map.entry("LANGUAGE", "MISC"),
          Map.entry("NATIONALITY", "MISC"),
          Map.entry("RELIGION", "MISC"),
          Map.entry("IDEOLOGY", "MISC"));

  private static final double CHARACTERS_PER_TOKEN = 4.9;

  private PeerTable() {}

  /** Prints it. */
  public static void main(String[] arguments) throws Exception {
    Set<String> gold = spans(Path.of(arguments[0]));
    System.out.println(
        "| tagger | articles | characters/s | tokens/s, about | load s | peak MiB | F1 | F1 without"
            + " MISC | labels |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---|");
    for (String line : Files.readAllLines(Path.of(arguments[1]))) {
      String[] fields = line.substring("peer: ".length()).split("\t");
      if (fields.length < 7) {
        System.out.println("| " + String.join(" ", fields) + " | | | | | | | | |");
        continue;
      }
      Set<String> found = spans(Path.of(arguments[2], fields[0] + ".conll"));
      double rate = Double.parseDouble(fields[3]) / Double.parseDouble(fields[4]);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %,.0f | %,.0f | %s | %s | %.3f | %.3f | %s |%n",
          fields[0],
          fields[2],
          rate,
          rate / CHARACTERS_PER_TOKEN,
          fields[1],
          fields[5],
          f1(gold, found),
          f1(named(gold), named(found)),
          fields[6]);
    }
  }

  private static Set<String> named(Set<String> spans) {
    Set<String> named = new HashSet<>(spans);
    named.removeIf(span -> span.startsWith("MISC "));
    return named;
  }

  private static double f1(Set<String> gold, Set<String> found) {
    long right = found.stream().filter(gold::contains).count();
    return 2.0 * right / (gold.size() + found.size());
  }

  /** Each name as its type, its sentence and its first and last token. */
  private static Set<String> spans(Path file) throws Exception {
    Set<String> spans = new HashSet<>();
    int sentence = 0;
    List<String> tags = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("-DOCSTART-")) {
        String[] fields = line.trim().split("\\s+");
        tags.add(fields[fields.length - 1]);
      } else if (!tags.isEmpty()) {
        add(spans, sentence++, tags);
        tags.clear();
      }
    }
    add(spans, sentence, tags);
    return spans;
  }

  private static void add(Set<String> spans, int sentence, List<String> tags) {
    int begin = 0;
    for (int i = 0; i < tags.size(); i++) {
      String type = type(tags.get(i));
      if (i == 0 || tags.get(i).startsWith("B-") || !type.equals(type(tags.get(i - 1)))) {
        begin = i;
      }
      boolean last =
          i + 1 == tags.size()
              || tags.get(i + 1).startsWith("B-")
              || !type.equals(type(tags.get(i + 1)));
      String known = TYPES.getOrDefault(type.toUpperCase(Locale.ROOT), "");
      if (last && !known.isEmpty()) {
        spans.add(known + " " + sentence + " " + begin + " " + i);
      }
    }
  }

  private static String type(String tag) {
    return tag.length() > 2 && tag.charAt(1) == '-' ? tag.substring(2) : tag;
  }
}
