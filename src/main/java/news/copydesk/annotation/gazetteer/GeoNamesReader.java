package news.copydesk.annotation.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads GeoNames' own dump format ({@code allCountries.txt}, {@code cities15000.txt}: 19 columns,
 * no header, https://download.geonames.org/export/dump/readme.txt), or a file with some of these
 * columns and a header that names them.
 */
public final class GeoNamesReader implements EntryReader {

  private static final List<String> DUMP =
      List.of(
          "geonameid",
          "name",
          "asciiname",
          "alternatenames",
          "latitude",
          "longitude",
          "feature class",
          "feature code",
          "country code",
          "cc2",
          "admin1 code",
          "admin2 code",
          "admin3 code",
          "admin4 code",
          "population",
          "elevation",
          "dem",
          "timezone",
          "modification date");

  /** Other names of the columns, seen in extracts. */
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "altnames_ascii", "alternatenames",
          "altnames", "alternatenames",
          "lat", "latitude",
          "lon", "longitude",
          "lng", "longitude",
          "fclass", "feature class",
          "fcode", "feature code",
          "country", "country code");

  private final long leastPeople;
  private final Set<String> countries;
  private final List<String> scopes;
  private final Map<String, Integer> positions = new HashMap<>();

  /**
   * @param leastPeople leave out populated places with fewer
   * @param countries ISO 3166-1 alpha-2 codes; leave out other countries; empty for all
   * @param scopes the sources whose articles mean these entries; empty for all
   */
  public GeoNamesReader(long leastPeople, Set<String> countries, List<String> scopes) {
    this.leastPeople = leastPeople;
    this.countries = Set.copyOf(countries);
    this.scopes = List.copyOf(scopes);
  }

  @Override
  public void read(BufferedReader lines, String file, Consumer<EntryLine> consumer)
      throws IOException {
    long number = 0;
    for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String[] fields = line.split("\t", -1);
      if (number == 1 && header(fields, file)) {
        continue;
      }
      try {
        entry(fields).map(EntryLine.Good::new).ifPresent(consumer);
      } catch (IllegalArgumentException e) {
        consumer.accept(new EntryLine.Bad(number, String.valueOf(e.getMessage())));
      }
    }
  }

  private boolean header(String[] fields, String file) {
    boolean named = fields[0].trim().toLowerCase(Locale.ROOT).endsWith("geonameid");
    if (!named && fields.length != DUMP.size()) {
      throw new GazetteerFormatException(
          "%s is not GeoNames': its first line has %d columns separated by tabs; the dump has %d, and an extract must name its own, geonameid first"
              .formatted(file, fields.length, DUMP.size()));
    }
    List<String> names = named ? List.of(fields) : DUMP;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).trim().toLowerCase(Locale.ROOT);
      positions.put(i == 0 ? "geonameid" : SYNONYMS.getOrDefault(name, name), i);
    }
    if (!positions.containsKey("name")) {
      throw new GazetteerFormatException(file + " names no column 'name' in its first line");
    }
    return named;
  }

  private Optional<GazetteerEntry> entry(String[] fields) {
    String code = field(fields, "feature code");
    // Extracts of cities leave the class out.
    String given = field(fields, "feature class");
    char featureClass = given.isEmpty() ? 'P' : given.charAt(0);
    Optional<String> category = GeoNamesCategory.of(featureClass, code);
    String population = field(fields, "population");
    long people = population.isEmpty() ? 0 : Numbers.population(population);
    String country = field(fields, "country code");
    if (category.isEmpty()
        || featureClass == 'P' && people < leastPeople
        || !countries.isEmpty() && !countries.contains(country)) {
      return Optional.empty();
    }
    String name = field(fields, "name");
    return Optional.of(
        new GazetteerEntry(
            "geonames:" + field(fields, "geonameid"),
            name,
            aliases(name, field(fields, "asciiname"), field(fields, "alternatenames")),
            category.get(),
            OptionalDouble.of(Numbers.degrees("latitude", field(fields, "latitude"))),
            OptionalDouble.of(Numbers.degrees("longitude", field(fields, "longitude"))),
            people,
            country.isEmpty() ? Optional.empty() : Optional.of(country),
            scopes));
  }

  private String field(String[] fields, String column) {
    Integer position = positions.get(column);
    return position == null || position >= fields.length ? "" : fields[position].trim();
  }

  private static List<String> aliases(String name, String ascii, String alternate) {
    Set<String> aliases = new LinkedHashSet<>();
    aliases.add(ascii);
    aliases.addAll(Arrays.asList(alternate.split("[,|]")));
    aliases.removeIf(alias -> alias.equals(name) || !usable(alias));
    return List.copyOf(aliases);
  }

  /**
   * Airports' codes and links are among the alternate names; texts do not mean the place by them.
   */
  private static boolean usable(String alias) {
    boolean code = alias.length() <= 4 && alias.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    return !alias.isBlank() && !code && !alias.startsWith("http");
  }
}
