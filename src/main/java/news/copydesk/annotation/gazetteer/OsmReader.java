package news.copydesk.annotation.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads an OpenStreetMap extract as CSV: what Overpass writes for {@code [out:csv(::type, ::id,
 * ::lat, ::lon, name, amenity, …; true)]}, or osmconvert, ogr2ogr and the like. The first line
 * names the columns: the object's id and coordinates, and tags by their keys. Comma, semicolon or
 * tab.
 */
public final class OsmReader implements EntryReader {

  private static final List<String> ALIASES =
      List.of("official_name", "short_name", "alt_name", "old_name", "loc_name", "name:en");

  private final List<String> scopes;
  private final Optional<String> country;
  private final Set<String> ids = new LinkedHashSet<>();

  /**
   * @param scopes the sources whose articles mean these entries; empty for all
   * @param country ISO 3166-1 alpha-2 code of all of them, if they lie in one country
   */
  public OsmReader(List<String> scopes, Optional<String> country) {
    this.scopes = List.copyOf(scopes);
    this.country = country;
  }

  @Override
  public void read(BufferedReader lines, String file, Consumer<EntryLine> consumer)
      throws IOException {
    @Nullable String header = lines.readLine();
    if (header == null) {
      throw new GazetteerFormatException("the first line of " + file + " is missing: it is empty");
    }
    char delimiter = delimiter(header);
    Columns columns = new Columns(names(header, delimiter), file);
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
    try (CSVParser parser = CSVParser.builder().setReader(lines).setFormat(format).get()) {
      for (CSVRecord row : parser) {
        accept(columns, row, consumer);
      }
    }
  }

  private void accept(Columns columns, CSVRecord row, Consumer<EntryLine> consumer) {
    // The parser counts from behind the header.
    long number = row.getRecordNumber() + 1;
    Optional<String> category = OsmCategory.of(key -> columns.value(row, key));
    String name = columns.value(row, "name");
    if (category.isEmpty() || name.isEmpty()) {
      return;
    }
    try {
      GazetteerEntry entry = entry(columns, row, name, category.get());
      // A way and the node inside it may both be there.
      if (ids.add(entry.id())) {
        consumer.accept(new EntryLine.Good(entry));
      }
    } catch (IllegalArgumentException e) {
      consumer.accept(new EntryLine.Bad(number, String.valueOf(e.getMessage())));
    }
  }

  private GazetteerEntry entry(Columns columns, CSVRecord row, String name, String category) {
    Set<String> aliases = new LinkedHashSet<>();
    for (String key : ALIASES) {
      aliases.addAll(Arrays.asList(columns.value(row, key).split(";")));
    }
    aliases.removeIf(alias -> alias.isBlank() || alias.trim().equals(name));
    String type = columns.value(row, "@type").toLowerCase(Locale.ROOT);
    String id = columns.value(row, "@id").replace(' ', '/');
    return new GazetteerEntry(
        id.isEmpty() ? "" : "osm:" + (type.isEmpty() ? "" : type + "/") + id,
        name,
        aliases.stream().map(String::trim).toList(),
        category,
        degrees("lat", columns.value(row, "@lat")),
        degrees("lon", columns.value(row, "@lon")),
        population(columns.value(row, "population")),
        country,
        scopes);
  }

  private static OptionalDouble degrees(String column, String field) {
    return field.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Numbers.degrees(column, field));
  }

  /** Mappers write "1200", "1,200" and "about 1200"; only the first two are numbers. */
  private static long population(String field) {
    String digits = field.replaceAll("[, ]", "");
    return digits.matches("\\d{1,12}") ? Long.parseLong(digits) : 0;
  }

  private static char delimiter(String header) {
    for (char candidate : new char[] {'\t', ';', ','}) {
      if (header.indexOf(candidate) >= 0) {
        return candidate;
      }
    }
    return ',';
  }

  private static List<String> names(String header, char delimiter) {
    List<String> names = new ArrayList<>();
    for (String name : header.replace("\uFEFF", "").split(String.valueOf(delimiter), -1)) {
      String plain = name.replace("\"", "").trim().toLowerCase(Locale.ROOT);
      names.add(
          switch (plain) {
            case "id", "osm_id", "@oid" -> "@id";
            case "type", "osm_type", "@otype" -> "@type";
            case "lat", "latitude", "y" -> "@lat";
            case "lon", "lng", "longitude", "x" -> "@lon";
            default -> plain;
          });
    }
    return names;
  }

  private record Columns(List<String> names) {

    Columns(List<String> names, String file) {
      this(names);
      for (String needed : List.of("@id", "name")) {
        if (!names.contains(needed)) {
          throw new GazetteerFormatException(
              "the first line of %s names no column '%s'; it must name the columns: @id, @lat, @lon, name, and the tags that say what it is, amenity for example"
                  .formatted(file, needed));
        }
      }
    }

    String value(CSVRecord row, String name) {
      int position = names.indexOf(name);
      return position < 0 || position >= row.size() ? "" : row.get(position).trim();
    }
  }
}
