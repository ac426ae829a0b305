package news.copydesk.annotation.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzySearchTest {

  @TempDir private Path directory;

  @Test
  void findsTheMostSimilarNames() throws IOException {
    Gazetteer gazetteer =
        Entries.gazetteer(
            directory,
            Entries.entry("1", "Springfield", "place"),
            Entries.entry("2", "Springfeeld", "place"),
            Entries.entry("3", "Springdale", "place"),
            Entries.entry("4", "Springfielt", "place", "Daily"));
    FuzzySearch search = new FuzzySearch(gazetteer);

    assertThat(find(gazetteer, search, "springfiel", 0)).containsExactly("springfield");
    assertThat(search.similarity()).isEqualTo(1 - 1.0 / 11);
    assertThat(find(gazetteer, search, "springfjeld", 0))
        .containsExactlyInAnyOrder("springfield", "springfeeld");
    assertThat(find(gazetteer, search, "springfield", 1)).containsExactly("springfielt");
    assertThat(find(gazetteer, search, "summerfield", 0)).isEmpty();
  }

  @Test
  void equalsBruteForceOnRandomNames() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < 1_500) {
      names.add(randomName(random));
    }
    List<GazetteerEntry> entries = new ArrayList<>();
    names.forEach(n -> entries.add(Entries.entry(n, n, "place")));
    Gazetteer gazetteer = Entries.gazetteer(directory, entries);
    FuzzySearch search = new FuzzySearch(gazetteer);
    BruteForce bruteForce = new BruteForce(gazetteer);
    List<String> known = List.copyOf(names);
    int similar = 0;

    for (int i = 0; i < 1_500; i++) {
      String query = changed(known.get(random.nextInt(known.size())), random);
      int[] found = search.find(query.toCharArray(), 0, query.length(), 0, name -> true);

      assertThat(found)
          .as("%s, seed %d", query, seed)
          .containsExactly(bruteForce.mostSimilar(query, 0));
      similar += found.length > 0 ? 1 : 0;
    }
    assertThat(similar).as("seed %d", seed).isBetween(300, 1_499);
  }

  @Test
  void takesNamesOfEveryLength() throws IOException {
    List<GazetteerEntry> entries = new ArrayList<>();
    for (int length = 1; length <= GazetteerEntry.MAX_NAME; length++) {
      String name = "abcdefghij".repeat(20).substring(0, length);
      entries.add(Entries.entry(name, name, "place"));
    }
    Gazetteer gazetteer = Entries.gazetteer(directory, entries);
    FuzzySearch search = new FuzzySearch(gazetteer);
    BruteForce bruteForce = new BruteForce(gazetteer);

    for (int length = 1; length <= 240; length++) {
      String query = "z" + "abcdefghij".repeat(24).substring(1, length);
      assertThat(search.find(query.toCharArray(), 0, query.length(), 0, name -> true))
          .as("length %d", length)
          .containsExactly(bruteForce.mostSimilar(query, 0));
    }
  }

  private static List<String> find(
      Gazetteer gazetteer, FuzzySearch search, String query, int scope) {
    List<String> names = new ArrayList<>();
    for (int name : search.find(query.toCharArray(), 0, query.length(), scope, n -> true)) {
      char[] text = new char[GazetteerEntry.MAX_NAME];
      gazetteer.copyText(name, text);
      names.add(new String(text, 0, gazetteer.length(name)));
    }
    return names;
  }

  /** Few letters, so that many names are alike. */
  private static String randomName(Random random) {
    StringBuilder name = new StringBuilder();
    int length = 3 + random.nextInt(random.nextInt(4) == 0 ? 40 : 12);
    for (int i = 0; i < length; i++) {
      name.append("aeorst4".charAt(random.nextInt(7)));
    }
    return name.toString();
  }

  private static String changed(String name, Random random) {
    StringBuilder changed = new StringBuilder(name);
    for (int edits = random.nextInt(5); edits > 0 && changed.length() > 2; edits--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(3)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.insert(at, 'e');
        default -> changed.setCharAt(at, 'o');
      }
    }
    return changed.toString();
  }
}
