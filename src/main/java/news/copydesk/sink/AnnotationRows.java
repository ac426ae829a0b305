package news.copydesk.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import news.copydesk.article.Entity;
import news.copydesk.article.GazetteerLink;
import news.copydesk.article.Mention;
import news.copydesk.article.Provenance;
import news.copydesk.article.Sentiment;
import news.copydesk.article.Topic;
import org.jspecify.annotations.Nullable;

/** The tables around {@code article}: the rows of an article are deleted and inserted anew. */
final class AnnotationRows {
  private static final List<String> TABLES =
      List.of("mention", "entity", "topic", "sentiment", "provenance");

  private static final String ENTITY =
      """
      INSERT INTO entity (article_key, position, type, text, name, mention_count,
        link_id, link_name, link_category, link_latitude, link_longitude, link_score, link_match,
        sentiment_negative, sentiment_neutral, sentiment_positive, sentiment_label)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String MENTION =
      """
      INSERT INTO mention (article_key, entity_position, position, section, begin_offset, end_offset,
        text)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String TOPIC =
      """
      INSERT INTO topic (article_key, position, scheme, topic_id, label, confidence)
      VALUES (?, ?, ?, ?, ?, ?)
      """;
  private static final String SENTIMENT =
      """
      INSERT INTO sentiment (article_key, negative, neutral, positive, label)
      VALUES (?, ?, ?, ?, ?)
      """;
  private static final String PROVENANCE =
      """
      INSERT INTO provenance (article_key, position, annotator, model, version, sha256, status,
        reason, micros)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Dialect dialect;

  AnnotationRows(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Replaces the rows of these articles; returns how many were inserted. */
  long replace(Connection connection, List<Stored> articles) throws SQLException {
    for (String table : TABLES) {
      delete(connection, table, articles);
    }
    return insert(connection, ENTITY, articles, AnnotationRows::entities)
        + insert(connection, MENTION, articles, AnnotationRows::mentions)
        + insert(connection, TOPIC, articles, AnnotationRows::topics)
        + insert(connection, SENTIMENT, articles, AnnotationRows::sentiment)
        + insert(connection, PROVENANCE, articles, AnnotationRows::provenance);
  }

  private void delete(Connection connection, String table, List<Stored> articles)
      throws SQLException {
    String sql = "DELETE FROM %s WHERE article_key IN %s".formatted(table, KeyList.SQL);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<Stored> some : KeyList.parts(articles)) {
        KeyList.bind(statement, some.stream().map(Stored::key).toList());
        statement.executeUpdate();
      }
    }
  }

  /** Adds the rows of one article to a batch; returns how many. */
  private interface Rows {
    int add(Row row, Stored stored) throws SQLException;
  }

  private long insert(Connection connection, String sql, List<Stored> articles, Rows rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Row row = new Row(statement, dialect);
      long count = 0;
      for (Stored stored : articles) {
        count += rows.add(row, stored);
      }
      statement.executeBatch();
      return count;
    }
  }

  private static int entities(Row row, Stored stored) throws SQLException {
    int position = 0;
    for (Entity entity : stored.article().getEntities()) {
      row.number(stored.key())
          .number(position++)
          .text(entity.getType())
          .text(entity.getText())
          .text(StorableText.name(entity.getText()))
          .number(entity.getMentions().size());
      link(row, entity.getLink());
      tone(row, entity.getSentiment());
      row.add();
    }
    return position;
  }

  private static void link(Row row, @Nullable GazetteerLink link) throws SQLException {
    row.text(link == null ? null : link.getId())
        .text(link == null ? null : link.getName())
        .text(link == null ? null : link.getCategory())
        .real(link == null ? null : link.getLatitude())
        .real(link == null ? null : link.getLongitude())
        .real(link == null ? null : link.getScore())
        .text(link == null ? null : link.getMatch());
  }

  private static void tone(Row row, @Nullable Sentiment sentiment) throws SQLException {
    row.real(sentiment == null ? null : sentiment.getNegative())
        .real(sentiment == null ? null : sentiment.getNeutral())
        .real(sentiment == null ? null : sentiment.getPositive())
        .text(sentiment == null ? null : sentiment.getLabel().name());
  }

  private static int mentions(Row row, Stored stored) throws SQLException {
    int count = 0;
    int entity = 0;
    for (Entity named : stored.article().getEntities()) {
      int position = 0;
      for (Mention mention : named.getMentions()) {
        row.number(stored.key())
            .number(entity)
            .number(position++)
            .text(mention.getSection().name())
            .number(mention.getBegin())
            .number(mention.getEnd())
            .text(mention.getText())
            .add();
      }
      count += position;
      entity++;
    }
    return count;
  }

  private static int topics(Row row, Stored stored) throws SQLException {
    int position = 0;
    for (Topic topic : stored.article().getTopics()) {
      row.number(stored.key())
          .number(position++)
          .text(topic.getScheme())
          .text(topic.getId())
          .text(topic.getLabel())
          .real(topic.getConfidence())
          .add();
    }
    return position;
  }

  private static int sentiment(Row row, Stored stored) throws SQLException {
    if (stored.article().getSentiment() == null) {
      return 0;
    }
    row.number(stored.key());
    tone(row, stored.article().getSentiment());
    row.add();
    return 1;
  }

  private static int provenance(Row row, Stored stored) throws SQLException {
    int position = 0;
    for (Provenance provenance : stored.article().getProvenance()) {
      row.number(stored.key())
          .number(position++)
          .text(provenance.getAnnotator())
          .text(provenance.getModel())
          .text(provenance.getVersion())
          .text(provenance.getSha256())
          .text(provenance.getStatus().name())
          .text(provenance.getReason())
          .number(provenance.getMicros())
          .add();
    }
    return position;
  }
}
