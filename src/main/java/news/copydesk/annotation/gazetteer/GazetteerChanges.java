package news.copydesk.annotation.gazetteer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Link;
import news.copydesk.annotation.Section;

/**
 * What differs between two versions of a gazetteer, and which articles that concerns: those that
 * mention a name which an entry that was added, removed or changed has or had, or whose entries are
 * in another order, written so in the text or almost so in an entity. All other articles are linked
 * by both versions alike. Not thread-safe.
 */
public final class GazetteerChanges {

  /** The longest name that is found in a text, see {@link NameScan}. */
  private static final int MOST_WORDS = 12;

  private final int entries;
  private final Gazetteer changed;
  private final Lookup lookup;

  private GazetteerChanges(int entries, Gazetteer changed) {
    this.entries = entries;
    this.changed = changed;
    this.lookup = new Lookup(changed, new Categories(changed), 0);
  }

  /** Compares two versions, which stay the caller's to close. */
  public static GazetteerChanges between(Gazetteer before, Gazetteer after) {
    EntryPrints printsBefore = new EntryPrints(before);
    EntryPrints printsAfter = new EntryPrints(after);
    Set<String> ids = new HashSet<>();
    GazetteerCompiler compiler = new GazetteerCompiler();
    add(compiler, "-", before, printsBefore, printsAfter.byId(), ids);
    add(compiler, "+", after, printsAfter, printsBefore.byId(), ids);
    addReordered(compiler, before, after);
    return new GazetteerChanges(
        ids.size(), new Gazetteer(compiler.compile("changes", "changes").bytes()));
  }

  private static void add(
      GazetteerCompiler compiler,
      String sign,
      Gazetteer gazetteer,
      EntryPrints prints,
      Map<String, Long> other,
      Set<String> ids) {
    Map<Integer, TreeSet<String>> names = new HashMap<>();
    for (int entry = 0; entry < gazetteer.size(); entry++) {
      if (!prints.isIn(other, entry)) {
        names.put(entry, new TreeSet<>());
      }
    }
    for (int name = 0; name < gazetteer.names(); name++) {
      int end = gazetteer.meaningsBegin(name + 1);
      for (int i = gazetteer.meaningsBegin(name); i < end; i++) {
        TreeSet<String> all = names.get(gazetteer.meaning(i) >>> 1);
        if (all != null) {
          all.add(EntryPrints.text(gazetteer, name));
        }
      }
    }
    names.forEach(
        (entry, all) -> {
          Link link = gazetteer.link(entry, 1, Link.Match.EXACT);
          ids.add(link.id());
          // For all sources, also where the entry is for some: rather an article too many. Each
          // name is a name, not an alias, because names may mean more than aliases.
          int number = 0;
          for (String name : all) {
            compiler.add(
                named(
                    sign + number++ + " " + link.id(),
                    name,
                    link.category(),
                    gazetteer.population(entry)));
          }
        });
  }

  /** Of entries that a name may mean as well, the earlier is meant: their order is a change. */
  private static void addReordered(GazetteerCompiler compiler, Gazetteer before, Gazetteer after) {
    Map<String, List<String>> orders = new HashMap<>();
    for (int name = 0; name < before.names(); name++) {
      if (isAmbiguous(before, name)) {
        orders.put(key(before, name), meanings(before, name));
      }
    }
    for (int name = 0; name < after.names(); name++) {
      if (isAmbiguous(after, name)) {
        Set<String> old = new LinkedHashSet<>(orders.getOrDefault(key(after, name), List.of()));
        Set<String> young = new LinkedHashSet<>(meanings(after, name));
        List<String> stayed = old.stream().filter(young::contains).toList();
        if (!stayed.equals(young.stream().filter(old::contains).toList())) {
          addMeanings(compiler, after, name);
        }
      }
    }
  }

  private static void addMeanings(GazetteerCompiler compiler, Gazetteer gazetteer, int name) {
    for (int i = gazetteer.meaningsBegin(name); i < gazetteer.meaningsBegin(name + 1); i++) {
      int entry = gazetteer.meaning(i) >>> 1;
      compiler.add(
          named(
              "=%d %d".formatted(name, i),
              EntryPrints.text(gazetteer, name),
              gazetteer.category(entry),
              gazetteer.population(entry)));
    }
  }

  private static boolean isAmbiguous(Gazetteer gazetteer, int name) {
    return gazetteer.meaningsBegin(name + 1) - gazetteer.meaningsBegin(name) > 1;
  }

  private static String key(Gazetteer gazetteer, int name) {
    return gazetteer.source(gazetteer.scopeOf(name)) + "\n" + EntryPrints.text(gazetteer, name);
  }

  /** The ids of the entries that a name may mean, in their order. */
  private static List<String> meanings(Gazetteer gazetteer, int name) {
    List<String> ids = new ArrayList<>();
    for (int i = gazetteer.meaningsBegin(name); i < gazetteer.meaningsBegin(name + 1); i++) {
      ids.add(gazetteer.link(gazetteer.meaning(i) >>> 1, 1, Link.Match.EXACT).id());
    }
    return ids;
  }

  private static GazetteerEntry named(String id, String name, String category, long population) {
    return new GazetteerEntry(
        id,
        name,
        List.of(),
        category,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        population,
        Optional.empty(),
        List.of());
  }

  /** How many entries were added, removed or changed. */
  public int entries() {
    return entries;
  }

  /** How many different names they have or had. */
  public int names() {
    return changed.names();
  }

  /**
   * Whether an article mentions one of the names.
   *
   * @param document as annotators read it
   * @param mentioned its entities, as they were found before
   */
  public boolean concern(Document document, List<Entity> mentioned) {
    if (changed.names() == 0) {
      return false;
    }
    for (Section section : Section.values()) {
      if (names(NormalisedText.of(document.text(section)))) {
        return true;
      }
    }
    return mentioned.stream()
        .anyMatch(
            entity ->
                lookup.find(NormalisedText.of(entity.text()), NameKind.ofType(entity.type()))
                    != null);
  }

  private boolean names(NormalisedText text) {
    for (int first = 0; first < text.words(); first++) {
      if (beginsName(text, first)) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsName(NormalisedText text, int first) {
    int hash = 0;
    for (int word = first; word < Math.min(text.words(), first + MOST_WORDS); word++) {
      hash = word == first ? hash : NameHash.add(hash, ' ');
      int stem = NameHash.add(hash, text.chars(), text.begin(word), text.stem(word));
      hash = NameHash.add(stem, text.chars(), text.stem(word), text.end(word));
      if (isName(stem, text, first, text.stem(word)) || isName(hash, text, first, text.end(word))) {
        return true;
      }
      if (!changed.mayBegin(hash)) {
        return false;
      }
    }
    return false;
  }

  private boolean isName(int hash, NormalisedText text, int first, int end) {
    return lookup.exact(hash, text.chars(), text.begin(first), end, null) != null;
  }
}
