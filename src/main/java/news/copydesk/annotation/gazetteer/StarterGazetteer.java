package news.copydesk.annotation.gazetteer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The gazetteer that ships: countries, capitals, large cities and some regions, from a TSV in the
 * sources. The build runs this class to compile it; the countries get their names in other
 * languages from the JDK's locale data (Unicode CLDR).
 */
public final class StarterGazetteer {

  /** The gazetteer's name, and its directory's. */
  public static final String NAME = "gazetteer";

  /** The version that ships; to be raised with every change of its entries. */
  public static final String VERSION = "starter-1";

  private static final String FILE = "gazetteer.gaz";

  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu",
          "ro", "hr", "el", "tr", "ru", "uk", "bg", "ar", "he", "fa", "hi", "id", "ja", "ko", "zh");

  /** Shorter names in Latin letters are words in some other language. */
  private static final int SHORTEST_LATIN = 4;

  private StarterGazetteer() {}

  /**
   * Where it is.
   *
   * @param models the directory that holds all models
   */
  public static Path file(Path models) {
    return models.resolve(NAME).resolve(VERSION).resolve(FILE);
  }

  /**
   * Compiles it.
   *
   * @param arguments the TSV file, and the directory that holds all models
   */
  public static void main(String[] arguments) throws IOException {
    Path tsv = Path.of(arguments[0]);
    Path file = file(Path.of(arguments[1]));
    compile(tsv, file);
    // For users who compile it together with their own entries.
    Files.copy(tsv, file.resolveSibling("starter.tsv"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Compiles the TSV; a line of it that cannot be used is a mistake of ours. */
  static void compile(Path tsv, Path file) throws IOException {
    GazetteerCompiler compiler = new GazetteerCompiler();
    EntryFile.read(
        tsv,
        new TsvReader(),
        line -> {
          if (line instanceof EntryLine.Bad bad) {
            throw new UncheckedIOException(
                new IOException(tsv + ", line " + bad.number() + ": " + bad.problem()));
          }
          compiler.add(withNamesOfTheJdk(((EntryLine.Good) line).entry()));
        });
    compiler.compile(NAME, VERSION).write(file);
  }

  private static GazetteerEntry withNamesOfTheJdk(GazetteerEntry entry) {
    if (!entry.category().equals("country")) {
      return entry;
    }
    Set<String> aliases = new LinkedHashSet<>(entry.aliases());
    String code = entry.country().orElse("");
    Locale country = new Locale.Builder().setRegion(code).build();
    for (String language : LANGUAGES) {
      String name = country.getDisplayCountry(Locale.forLanguageTag(language));
      boolean latin = name.codePoints().allMatch(c -> c < 0x250);
      if (!name.equals(code) && (!latin || name.length() >= SHORTEST_LATIN)) {
        aliases.add(name);
      }
    }
    aliases.remove(entry.name());
    return new GazetteerEntry(
        entry.id(),
        entry.name(),
        List.copyOf(aliases),
        entry.category(),
        entry.latitude(),
        entry.longitude(),
        entry.population(),
        entry.country(),
        entry.scopes());
  }
}
