package news.copydesk.annotation.gazetteer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import news.copydesk.annotation.gazetteer.FileFormat.Section;

/**
 * Turns entries into the one file that is memory-mapped. The same entries in the same order make
 * the same bytes.
 */
public final class GazetteerCompiler {

  private final Map<String, Integer> entriesById = new HashMap<>();
  private final List<GazetteerEntry> entries = new ArrayList<>();

  /**
   * Adds an entry.
   *
   * @throws IllegalArgumentException if another has its id
   */
  public void add(GazetteerEntry entry) {
    Integer other = entriesById.putIfAbsent(entry.id(), entries.size());
    if (other != null) {
      throw new IllegalArgumentException(
          "id '%s' is taken, by '%s'; give every entry one of its own"
              .formatted(Shown.of(entry.id()), Shown.of(entries.get(other).name())));
    }
    entries.add(entry);
  }

  /** How many entries have been added. */
  public int size() {
    return entries.size();
  }

  /**
   * Makes the file.
   *
   * @param name the gazetteer's, as the provenance of articles will show it
   * @param release its version there
   */
  public CompiledGazetteer compile(String name, String release) {
    StringTable strings = new StringTable();
    List<String> scopes = scopes();
    Map<String, Integer> scopeNumbers = new HashMap<>();
    scopes.forEach(scope -> scopeNumbers.put(scope, scopeNumbers.size() + 1));
    NameTable names = new NameTable();
    SectionBytes rows = new SectionBytes();
    for (int i = 0; i < entries.size(); i++) {
      GazetteerEntry entry = entries.get(i);
      addRow(rows, entry, strings);
      names.add(i, entry, numbers(entry, scopeNumbers));
    }
    SectionBytes scopeRows = new SectionBytes();
    scopes.forEach(scope -> scopeRows.add(strings.offset(scope)));

    CompiledGazetteer file = new CompiledGazetteer(strings.offset(name), strings.offset(release));
    file.put(Section.ENTRIES, rows.bytes());
    file.put(Section.SCOPES, scopeRows.bytes());
    file.put(Section.STRINGS, strings.bytes());
    List<NameTable.Row> sorted = names.rows();
    NameSections.put(file, sorted);
    SegmentSections.put(file, sorted);
    return file;
  }

  private static void addRow(SectionBytes rows, GazetteerEntry entry, StringTable strings) {
    rows.add(strings.offset(entry.id()));
    rows.add(strings.offset(entry.name()));
    rows.add(strings.offset(entry.category()));
    rows.add(entry.country().map(code -> code.charAt(0) << 8 | code.charAt(1)).orElse(0));
    boolean located = entry.latitude().isPresent();
    rows.add(located ? fixed(entry.latitude().orElse(0)) : FileFormat.NO_COORDINATE);
    rows.add(located ? fixed(entry.longitude().orElse(0)) : FileFormat.NO_COORDINATE);
    rows.add((int) entry.population());
    rows.add((int) (entry.population() >>> 32));
  }

  private static int fixed(double degrees) {
    return (int) Math.round(degrees * FileFormat.DEGREE);
  }

  /** The sources that any entry names, normalised and sorted. */
  private List<String> scopes() {
    TreeMap<String, Boolean> all = new TreeMap<>();
    entries.forEach(
        entry -> entry.scopes().forEach(s -> all.put(NormalisedText.normalise(s), true)));
    all.remove("");
    return List.copyOf(all.keySet());
  }

  private static List<Integer> numbers(GazetteerEntry entry, Map<String, Integer> scopeNumbers) {
    if (entry.scopes().isEmpty()) {
      return List.of(0);
    }
    return entry.scopes().stream()
        .map(scope -> scopeNumbers.get(NormalisedText.normalise(scope)))
        .filter(number -> number != null)
        .distinct()
        .toList();
  }
}
