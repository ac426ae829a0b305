package news.copydesk.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;

/**
 * Which column holds which field of an article. A heading that is a field's name holds that field;
 * columns that hold none become attributes under their heading.
 *
 * @see ArticleJson the fields
 */
public final class CsvColumns {

  private static final int MOST_DIGITS = 18;

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

  /** The row as JSON that {@link ArticleJson} takes; empty cells are unknown. */
  ObjectNode json(List<String> headings, CSVRecord row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (int column = 0; column < Math.min(headings.size(), row.size()); column++) {
      String cell = row.get(column);
      String heading = headings.get(column);
      String field = fieldOfHeading.getOrDefault(heading, heading);
      // A column that was mapped wins over one that only has the field's name.
      boolean taken = fieldOfHeading.containsValue(field) && !fieldOfHeading.containsKey(heading);
      if (cell.isEmpty() || taken) {
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
