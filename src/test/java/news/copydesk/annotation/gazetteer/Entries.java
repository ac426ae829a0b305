package news.copydesk.annotation.gazetteer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Entries and gazetteers for tests. */
final class Entries {

  private Entries() {}

  /** A place for all sources. */
  static GazetteerEntry place(
      String id, String name, double lat, double lon, long population, String country) {
    return new GazetteerEntry(
        id,
        name,
        List.of(),
        "place",
        OptionalDouble.of(lat),
        OptionalDouble.of(lon),
        population,
        Optional.of(country),
        List.of());
  }

  /** Something of which nothing but its category is known. */
  static GazetteerEntry entry(String id, String name, String category, String... scopes) {
    return new GazetteerEntry(
        id,
        name,
        List.of(),
        category,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        Optional.empty(),
        List.of(scopes));
  }

  static GazetteerEntry called(GazetteerEntry entry, String... aliases) {
    return new GazetteerEntry(
        entry.id(),
        entry.name(),
        List.of(aliases),
        entry.category(),
        entry.latitude(),
        entry.longitude(),
        entry.population(),
        entry.country(),
        entry.scopes());
  }

  static Gazetteer gazetteer(Path directory, GazetteerEntry... entries) throws IOException {
    return gazetteer(directory, List.of(entries));
  }

  static Gazetteer gazetteer(Path directory, List<GazetteerEntry> entries) throws IOException {
    GazetteerCompiler compiler = new GazetteerCompiler();
    entries.forEach(compiler::add);
    Path file = directory.resolve("test.gaz");
    compiler.compile("gazetteer", "test").write(file);
    return new GazetteerLoader(file).load();
  }
}
