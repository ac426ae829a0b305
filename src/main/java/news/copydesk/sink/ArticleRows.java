package news.copydesk.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import news.copydesk.article.EnrichedArticle;

/** The table {@code article}: takes what is not older than what is there. */
final class ArticleRows {
  // The fence is the revision, then the epoch of the models that annotated it: null, read as 0, in
  // rows of the time before records carried one. Equal fences give way: the later offset wins.
  private static final String UPSERT =
      """
      INSERT INTO article (id, revision, model_epoch, url, source, title, body, language,
        published_at, fetched_at, day, attributes, complete, truncated, enriched_at,
        record_partition, record_offset)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        revision = excluded.revision, model_epoch = excluded.model_epoch, url = excluded.url,
        source = excluded.source, title = excluded.title, body = excluded.body,
        language = excluded.language, published_at = excluded.published_at,
        fetched_at = excluded.fetched_at, day = excluded.day, attributes = excluded.attributes,
        complete = excluded.complete, truncated = excluded.truncated,
        enriched_at = excluded.enriched_at, record_partition = excluded.record_partition,
        record_offset = excluded.record_offset
      WHERE (excluded.revision, coalesce(excluded.model_epoch, 0))
         >= (article.revision, coalesce(article.model_epoch, 0))
      """;

  private static final String READ_BACK =
      "SELECT article_key, id, revision, record_partition, record_offset FROM article WHERE id IN "
          + KeyList.SQL;

  private final Dialect dialect;
  private final ObjectMapper json;

  ArticleRows(Dialect dialect, ObjectMapper json) {
    this.dialect = dialect;
    this.json = json;
  }

  /**
   * Inserts or replaces the rows of articles with different ids.
   *
   * @return those that are now in the table; the others have met a newer revision
   */
  List<Stored> store(Connection connection, List<Received> articles) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      Row row = new Row(upsert, dialect);
      for (Received received : articles) {
        add(row, received);
      }
      upsert.executeBatch();
    }
    return present(connection, articles);
  }

  private void add(Row row, Received received) throws SQLException {
    EnrichedArticle article = received.article();
    row.text(article.getId())
        .number(article.getRevision())
        .number(article.getModelEpoch())
        .text(article.getUrl())
        .text(article.getSource())
        .text(article.getTitle())
        .text(article.getBody())
        .text(article.getLanguage())
        .time(article.getPublishedAt())
        .time(article.getFetchedAt())
        .day(day(article))
        .text(attributes(article))
        .flag(article.getComplete())
        .flag(article.getTruncated())
        .time(article.getEnrichedAt())
        .number(received.partition())
        .number(received.offset())
        .add();
  }

  // Batched inserts report no counts that could be trusted (PostgreSQL's driver merges them), so
  // what was taken is read back: the row is ours if it names our record.
  private List<Stored> present(Connection connection, List<Received> articles) throws SQLException {
    List<Stored> present = new ArrayList<>(articles.size());
    try (PreparedStatement select = connection.prepareStatement(READ_BACK)) {
      for (List<Received> some : KeyList.parts(articles)) {
        Map<String, Received> byId = new LinkedHashMap<>();
        some.forEach(received -> byId.put(StorableText.of(received.article().getId()), received));
        KeyList.bind(select, List.copyOf(byId.keySet()));
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            Received received = byId.get(rows.getString("id"));
            if (received != null && isOf(received, rows)) {
              present.add(new Stored(rows.getLong("article_key"), received.article()));
            }
          }
        }
      }
    }
    // In the order of their keys, in which their other rows lie.
    present.sort(Comparator.comparingLong(Stored::key));
    return present;
  }

  private static boolean isOf(Received received, ResultSet row) throws SQLException {
    return row.getLong("revision") == received.article().getRevision()
        && row.getInt("record_partition") == received.partition()
        && row.getLong("record_offset") == received.offset();
  }

  private static LocalDate day(EnrichedArticle article) {
    Instant time = article.getPublishedAt();
    if (time == null) {
      time = article.getFetchedAt();
    }
    if (time == null) {
      time = article.getEnrichedAt();
    }
    return Row.clamp(time).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private String attributes(EnrichedArticle article) {
    Map<String, String> attributes = new TreeMap<>();
    article
        .getAttributes()
        .forEach((key, value) -> attributes.put(StorableText.of(key), StorableText.of(value)));
    try {
      return json.writeValueAsString(attributes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings must be JSON", e);
    }
  }
}
