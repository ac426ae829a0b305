package news.copydesk.annotation.topic.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.copydesk.annotation.topic.MediaTopic;

/**
 * What a data set's own labels say of Media Topics. A table, tab-separated, with the columns field,
 * value, weight, right, wrong, counts as; lines that begin with # and empty lines are comments.
 *
 * <p>An article with that value in that field is about the topics under right and not about those
 * under wrong; of all others the label says nothing, and nothing is learned. Where several rows
 * fit, right wins over wrong. Weight: how much such an article counts in training, 1 is usual; the
 * least of the rows that fit. Counts as: any of these topics is a good answer, when the data set's
 * own label is what is asked for. The field {@code id} is the article's id. Topics are eight digits
 * each, separated by commas; - is none.
 */
public final class TopicMap {

  /** The field that every article has. */
  static final String ID = "id";

  private static final int COLUMNS = 6;

  /**
   * One row.
   *
   * @param value the data set's own label
   * @param weight how much an article counts in training
   * @param right topics that it means
   * @param wrong topics that it rules out
   * @param countsAs topics that answer it
   */
  record Row(
      String value,
      float weight,
      Set<MediaTopic> right,
      Set<MediaTopic> wrong,
      Set<MediaTopic> countsAs) {}

  private final Map<String, Row> rows = new HashMap<>();
  private final Set<String> fields = new LinkedHashSet<>();

  private TopicMap() {}

  /**
   * Reads tables; together they are one.
   *
   * @throws IOException if one cannot be read, or a line of it is not what it should be
   */
  public static TopicMap read(List<Path> files) throws IOException {
    TopicMap map = new TopicMap();
    for (Path file : files) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          map.add(line, file + ":" + number);
        }
      }
    }
    return map;
  }

  private void add(String line, String where) throws IOException {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS) {
      throw new IOException(
          "%s: %d columns; write field, value, weight, right, wrong, counts as, separated by tabs"
              .formatted(where, columns.length));
    }
    Row row =
        new Row(
            columns[1],
            weight(columns[2], where),
            topics(columns[3], where),
            topics(columns[4], where),
            topics(columns[5], where));
    if (rows.putIfAbsent(key(columns[0], columns[1]), row) != null) {
      throw new IOException(
          "%s: %s '%s' is there twice; keep one".formatted(where, columns[0], columns[1]));
    }
    fields.add(columns[0]);
  }

  private static float weight(String column, String where) throws IOException {
    try {
      float weight = Float.parseFloat(column);
      if (weight > 0 && weight <= 1) {
        return weight;
      }
    } catch (NumberFormatException e) {
      throw new IOException(notAWeight(column, where), e);
    }
    throw new IOException(notAWeight(column, where));
  }

  private static String notAWeight(String column, String where) {
    return "%s: the weight is '%s'; write a number above 0, up to 1".formatted(where, column);
  }

  private static Set<MediaTopic> topics(String column, String where) throws IOException {
    Set<MediaTopic> topics = new LinkedHashSet<>();
    if (!column.equals("-")) {
      for (String id : column.split(",")) {
        topics.add(
            MediaTopic.of(id)
                .orElseThrow(
                    () ->
                        new IOException(
                            "%s: '%s' is no Media Topic of the top level; write eight digits, or - for none"
                                .formatted(where, id))));
      }
    }
    return topics;
  }

  /** The rows that fit an article. */
  List<Row> rows(LabelledArticle article) {
    List<Row> found = new ArrayList<>();
    for (String field : fields) {
      List<String> values =
          field.equals(ID)
              ? List.of(article.id())
              : article.fields().getOrDefault(field, List.of());
      for (String value : values) {
        Row row = rows.get(key(field, value));
        if (row != null && !found.contains(row)) {
          found.add(row);
        }
      }
    }
    return found;
  }

  /** An article's own labels that are an answer, and the topics any of which is as good. */
  public Map<String, Set<MediaTopic>> answers(LabelledArticle article) {
    Map<String, Set<MediaTopic>> answers = new LinkedHashMap<>();
    for (Row row : rows(article)) {
      if (!row.countsAs().isEmpty()) {
        answers.put(row.value(), row.countsAs());
      }
    }
    return answers;
  }

  /**
   * What is known of an article: 1 right, 0 wrong, NaN unknown, per topic in {@link MediaTopic}'s
   * order.
   */
  float[] targets(LabelledArticle article) {
    float[] targets = new float[MediaTopic.values().length];
    Arrays.fill(targets, Float.NaN);
    List<Row> found = rows(article);
    for (Row row : found) {
      row.wrong().forEach(topic -> targets[topic.ordinal()] = 0);
    }
    for (Row row : found) {
      row.right().forEach(topic -> targets[topic.ordinal()] = 1);
    }
    return targets;
  }

  /** How much an article counts in training; 0 where no row fits. */
  float weight(LabelledArticle article) {
    float weight = Float.POSITIVE_INFINITY;
    for (Row row : rows(article)) {
      weight = Math.min(weight, row.weight());
    }
    return weight == Float.POSITIVE_INFINITY ? 0 : weight;
  }

  private static String key(String field, String value) {
    return field + '\t' + value;
  }
}
