package news.copydesk.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/**
 * Which column holds which field of an article. A heading that is a field's name, in any case,
 * holds that field; columns that hold none become attributes under their heading.
 *
 * @see ArticleJson the fields
 */
public final class CsvColumns {

  private static final int MOST_DIGITS = 18;
  private static final Map<String, String> FIELD_OF_LOWER_CASE =
      ArticleJson.FIELDS.stream()
          .collect(Collectors.toMap(field -> field.toLowerCase(Locale.ROOT), field -> field));

  private final Map<String, String> fieldOfHeading = new HashMap<>();

  /**
   * Makes the mapping.
   *
   * @param headingOfField what the user says: field to heading
   * @throws IllegalArgumentException when there is no such field
   */
  public CsvColumns(Map<String, String> headingOfField) {
    headingOfField.forEach(
        (field, heading) -> {
          if (!ArticleJson.FIELDS.contains(field) || field.equals("attributes")) {
            throw new IllegalArgumentException(
                "there is no field '%s'; fields are %s"
                    .formatted(field, String.join(", ", new TreeSet<>(ArticleJson.FIELDS))));
          }
          fieldOfHeading.put(heading, field);
        });
  }

  /** Headings that were named but are not in the file, in alphabetical order. */
  List<String> missing(List<String> headings) {
    return fieldOfHeading.keySet().stream()
        .filter(named -> !headings.contains(named))
        .sorted()
        .toList();
  }

  /** Whether a column holds a field, or is an attribute of that name. */
  boolean hold(List<String> headings, String field) {
    return headings.stream().anyMatch(heading -> field(heading, headings).equals(field));
  }

  /** A field's name in another case is that field, unless another column has its very name. */
  private String field(String heading, List<String> headings) {
    String anyCase = FIELD_OF_LOWER_CASE.getOrDefault(heading.toLowerCase(Locale.ROOT), heading);
    return fieldOfHeading.getOrDefault(heading, headings.contains(anyCase) ? heading : anyCase);
  }

  /** The row as JSON that {@link ArticleJson} takes; empty cells are unknown. */
  ObjectNode json(List<String> headings, CSVRecord row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (int column = 0; column < Math.min(headings.size(), row.size()); column++) {
      String cell = row.get(column);
      String heading = headings.get(column);
      String field = field(heading, headings);
      // A column that was mapped wins over one that only has the field's name.
      boolean taken = fieldOfHeading.containsValue(field) && !fieldOfHeading.containsKey(heading);
      // Spreadsheets write empty columns behind the last one.
      if (cell.isEmpty() || heading.isEmpty() || taken) {
        continue;
      }
      if (field.equals("revision") && cell.matches("-?\\d{1," + MOST_DIGITS + "}")) {
        json.put(field, Long.parseLong(cell));
      } else if (!field.equals("attributes")) {
        json.put(field, cell);
      }
    }
    return json;
  }
}
