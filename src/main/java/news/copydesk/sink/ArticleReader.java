package news.copydesk.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.GazetteerLink;
import news.copydesk.article.Mention;
import news.copydesk.article.Provenance;
import news.copydesk.article.Section;
import news.copydesk.article.Sentiment;
import news.copydesk.article.SentimentLabel;
import news.copydesk.article.Topic;
import org.jspecify.annotations.Nullable;

/** Puts an article together from its rows. Probabilities stored as null come back as NaN. */
final class ArticleReader {
  private final Dialect dialect;
  private final ObjectMapper json;

  ArticleReader(Dialect dialect, ObjectMapper json) {
    this.dialect = dialect;
    this.json = json;
  }

  Optional<EnrichedArticle> read(Connection connection, String id) throws SQLException {
    List<Stored> articles =
        rows(connection, "SELECT * FROM article WHERE id = ?", id, this::article);
    if (articles.isEmpty()) {
      return Optional.empty();
    }
    long key = articles.get(0).key();
    EnrichedArticle article = articles.get(0).article();
    article.setEntities(
        rows(
            connection,
            "SELECT * FROM entity WHERE article_key = ? ORDER BY position",
            key,
            ArticleReader::entity));
    rows(
        connection,
        "SELECT * FROM mention WHERE article_key = ? ORDER BY entity_position, position",
        key,
        row -> {
          Entity entity = article.getEntities().get(row.getInt("entity_position"));
          return entity.getMentions().add(mention(row));
        });
    article.setTopics(
        rows(
            connection,
            "SELECT * FROM topic WHERE article_key = ? ORDER BY position",
            key,
            ArticleReader::topic));
    rows(
            connection,
            "SELECT * FROM sentiment WHERE article_key = ?",
            key,
            row -> sentiment(row, ""))
        .forEach(article::setSentiment);
    article.setProvenance(
        rows(
            connection,
            "SELECT * FROM provenance WHERE article_key = ? ORDER BY position",
            key,
            ArticleReader::provenance));
    return Optional.of(article);
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> rows(
      Connection connection, String sql, Object key, Reading<? extends T> reading)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, key);
      List<T> read = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          read.add(reading.read(rows));
        }
      }
      return read;
    }
  }

  private Stored article(ResultSet row) throws SQLException {
    EnrichedArticle article = new EnrichedArticle();
    article.setId(row.getString("id"));
    article.setRevision(row.getLong("revision"));
    article.setUrl(row.getString("url"));
    article.setSource(row.getString("source"));
    article.setTitle(row.getString("title"));
    article.setBody(row.getString("body"));
    article.setLanguage(row.getString("language"));
    article.setPublishedAt(dialect.instant(row, "published_at"));
    article.setFetchedAt(dialect.instant(row, "fetched_at"));
    article.setAttributes(attributes(row.getString("attributes")));
    article.setComplete(row.getBoolean("complete"));
    article.setTruncated(row.getBoolean("truncated"));
    article.setModelEpoch(row.getLong("model_epoch")); // null, of old rows, reads as 0
    article.setEnrichedAt(dialect.instant(row, "enriched_at"));
    return new Stored(row.getLong("article_key"), article);
  }

  private Map<String, String> attributes(String text) {
    try {
      return json.readValue(text, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new DatabaseException(
          "article.attributes is not a JSON object of strings; was it changed by hand?", null);
    }
  }

  private static Entity entity(ResultSet row) throws SQLException {
    Entity entity = new Entity();
    entity.setType(row.getString("type"));
    entity.setText(row.getString("text"));
    entity.setMentions(new ArrayList<>());
    entity.setLink(row.getString("link_id") == null ? null : link(row));
    entity.setSentiment(
        row.getString("sentiment_label") == null ? null : sentiment(row, "sentiment_"));
    return entity;
  }

  private static GazetteerLink link(ResultSet row) throws SQLException {
    GazetteerLink link = new GazetteerLink();
    link.setId(row.getString("link_id"));
    link.setName(row.getString("link_name"));
    link.setCategory(row.getString("link_category"));
    link.setLatitude(real(row, "link_latitude"));
    link.setLongitude(real(row, "link_longitude"));
    link.setScore(orNaN(real(row, "link_score")));
    link.setMatch(row.getString("link_match"));
    return link;
  }

  private static Sentiment sentiment(ResultSet row, String prefix) throws SQLException {
    return new Sentiment(
        orNaN(real(row, prefix + "negative")),
        orNaN(real(row, prefix + "neutral")),
        orNaN(real(row, prefix + "positive")),
        SentimentLabel.valueOf(row.getString(prefix + "label")));
  }

  private static Mention mention(ResultSet row) throws SQLException {
    return new Mention(
        Section.valueOf(row.getString("section")),
        row.getInt("begin_offset"),
        row.getInt("end_offset"),
        row.getString("text"));
  }

  private static Topic topic(ResultSet row) throws SQLException {
    return new Topic(
        row.getString("scheme"),
        row.getString("topic_id"),
        row.getString("label"),
        orNaN(real(row, "confidence")));
  }

  private static Provenance provenance(ResultSet row) throws SQLException {
    return new Provenance(
        row.getString("annotator"),
        row.getString("model"),
        row.getString("version"),
        row.getString("sha256"),
        AnnotationStatus.valueOf(row.getString("status")),
        row.getString("reason"),
        row.getLong("micros"));
  }

  private static @Nullable Double real(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? null : number;
  }

  private static double orNaN(@Nullable Double number) {
    return number == null ? Double.NaN : number;
  }
}
