package news.copydesk.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToIntFunction;
import news.copydesk.article.EnrichedArticle;
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
    return insert(
            connection, ENTITY, articles, a -> a.getEntities().size(), AnnotationRows::entities)
        + insert(
            connection, MENTION, articles, AnnotationRows::mentionCount, AnnotationRows::mentions)
        + insert(connection, TOPIC, articles, a -> a.getTopics().size(), AnnotationRows::topics)
        + insert(
            connection,
            SENTIMENT,
            articles,
            a -> a.getSentiment() == null ? 0 : 1,
            AnnotationRows::sentiment)
        + insert(
            connection,
            PROVENANCE,
            articles,
            a -> a.getProvenance().size(),
            AnnotationRows::provenance);
  }

  private static int mentionCount(EnrichedArticle article) {
    int count = 0;
    for (Entity entity : article.getEntities()) {
      count += entity.getMentions().size();
    }
    return count;
  }

  private static void delete(Connection connection, String table, List<Stored> articles)
      throws SQLException {
    String sql = "DELETE FROM %s WHERE article_key IN %s".formatted(table, KeyList.SQL);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<Stored> some : KeyList.parts(articles)) {
        KeyList.bind(statement, some.stream().map(Stored::key).toList());
        statement.executeUpdate();
      }
    }
  }

  /** Adds the rows of one article. */
  private interface Rows {
    void add(Row row, Stored stored) throws SQLException;
  }

  private long insert(
      Connection connection,
      String sql,
      List<Stored> articles,
      ToIntFunction<EnrichedArticle> count,
      Rows rows)
      throws SQLException {
    int all = articles.stream().map(Stored::article).mapToInt(count).sum();
    if (all > 0) {
      try (Inserts inserts = new Inserts(connection, dialect, sql)) {
        Row row = inserts.rows(all);
        for (Stored stored : articles) {
          rows.add(row, stored);
        }
      }
    }
    return all;
  }

  private static void entities(Row row, Stored stored) throws SQLException {
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

  private static void mentions(Row row, Stored stored) throws SQLException {
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
      entity++;
    }
  }

  private static void topics(Row row, Stored stored) throws SQLException {
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
  }

  private static void sentiment(Row row, Stored stored) throws SQLException {
    if (stored.article().getSentiment() != null) {
      row.number(stored.key());
      tone(row, stored.article().getSentiment());
      row.add();
    }
  }

  private static void provenance(Row row, Stored stored) throws SQLException {
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
  }
}
