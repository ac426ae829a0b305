package news.copydesk.annotation.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the gazetteer's own TSV (docs/gazetteer.md): UTF-8, a line of column names, then an entry a
 * line; {@code |} between the items of a list.
 */
public final class TsvReader implements EntryReader {

  static final List<String> COLUMNS =
      List.of("id", "name", "aliases", "category", "lat", "lon", "population", "country", "scope");

  private static final List<String> NEEDED = List.of("id", "name", "category");

  private final Map<String, Integer> positions = new HashMap<>();

  @Override
  public void read(BufferedReader lines, String file, Consumer<EntryLine> consumer)
      throws IOException {
    header(lines.readLine(), file);
    long number = 1;
    for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        consumer.accept(parse(line, number));
      }
    }
  }

  private void header(@Nullable String line, String file) {
    String shown = "the first line of " + file;
    if (line == null) {
      throw new GazetteerFormatException(shown + " is missing: the file is empty");
    }
    // Some editors begin a UTF-8 file with a byte order mark.
    String[] names = line.replace("\uFEFF", "").split("\t", -1);
    for (int i = 0; i < names.length; i++) {
      String name = names[i].trim().toLowerCase(Locale.ROOT);
      if (!COLUMNS.contains(name) || positions.putIfAbsent(name, i) != null) {
        throw new GazetteerFormatException(
            "%s must name the columns, of %s, separated by tabs; column %d is '%s'"
                .formatted(shown, String.join(", ", COLUMNS), i + 1, Shown.of(name)));
      }
    }
    for (String name : NEEDED) {
      if (!positions.containsKey(name)) {
        throw new GazetteerFormatException(
            "%s has no column %s; needed are %s".formatted(shown, name, String.join(", ", NEEDED)));
      }
    }
  }

  private EntryLine parse(String line, long number) {
    String[] fields = line.split("\t", -1);
    if (fields.length > positions.size()) {
      return new EntryLine.Bad(
          number, fields.length + " fields, but only " + positions.size() + " columns are named");
    }
    try {
      return new EntryLine.Good(entry(fields));
    } catch (IllegalArgumentException e) {
      return new EntryLine.Bad(number, String.valueOf(e.getMessage()));
    }
  }

  private GazetteerEntry entry(String[] fields) {
    String country = field(fields, "country");
    return new GazetteerEntry(
        field(fields, "id"),
        field(fields, "name"),
        list(field(fields, "aliases")),
        field(fields, "category").toLowerCase(Locale.ROOT),
        degrees(fields, "lat"),
        degrees(fields, "lon"),
        population(field(fields, "population")),
        country.isEmpty() ? Optional.empty() : Optional.of(country),
        list(field(fields, "scope")));
  }

  private String field(String[] fields, String column) {
    Integer position = positions.get(column);
    return position == null || position >= fields.length ? "" : fields[position].trim();
  }

  private static List<String> list(String field) {
    return Arrays.stream(field.split("\\|"))
        .map(String::trim)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private OptionalDouble degrees(String[] fields, String column) {
    String field = field(fields, column);
    return field.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Numbers.degrees(column, field));
  }

  private static long population(String field) {
    return field.isEmpty() ? 0 : Numbers.population(field);
  }
}
