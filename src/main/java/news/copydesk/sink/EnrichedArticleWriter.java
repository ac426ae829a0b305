package news.copydesk.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stores a batch of enriched articles and the offsets behind them, all or nothing. Not thread-safe;
 * several writers on one database, in one process or in many, are safe.
 */
final class EnrichedArticleWriter {
  /** The same fence as the upsert's, for records of one batch. */
  private static final Comparator<Received> FENCE =
      Comparator.comparingLong((Received received) -> received.article().getRevision())
          .thenComparingLong(received -> received.article().getModelEpoch());

  private final Database database;
  private final OffsetRows offsets;
  private final ArticleRows articles;
  private final AnnotationRows annotations;

  EnrichedArticleWriter(Database database) {
    this.database = database;
    this.offsets = new OffsetRows();
    this.articles = new ArticleRows(database.dialect(), new ObjectMapper());
    this.annotations = new AnnotationRows(database.dialect());
  }

  /** The offsets to go on from, by partition, as the last committed batch left them. */
  Map<Integer, Long> offsets(String group, String topic) throws SQLException {
    try (Connection connection = database.writer()) {
      return offsets.load(connection, group, topic);
    }
  }

  /**
   * Writes one batch in one transaction.
   *
   * @throws FencedException when another sink of the group has moved an offset; nothing is stored
   * @throws SQLException when the database fails; nothing is stored, unless the failure was the
   *     answer to the commit, so that the offsets must be loaded again before the next batch
   */
  Written write(Batch batch) throws SQLException, FencedException {
    try (Connection connection = database.writer()) {
      connection.setAutoCommit(false);
      try {
        Written written = write(connection, batch);
        connection.commit();
        return written;
      } catch (SQLException | FencedException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  // The offsets come first: a zombie is told before it has written a thousand rows in vain, and
  // of two sinks at the same partition the second waits here.
  private Written write(Connection connection, Batch batch) throws SQLException, FencedException {
    for (OffsetMove move : batch.moves()) {
      offsets.move(connection, batch.group(), move);
    }
    List<Received> winners = winners(batch.articles());
    if (winners.isEmpty()) {
      return new Written(0, 0, 0);
    }
    List<Stored> stored = articles.store(connection, winners);
    long rows = stored.isEmpty() ? 0 : annotations.replace(connection, stored);
    return new Written(
        stored.size(), batch.articles().size() - stored.size(), rows + stored.size());
  }

  // One per id: an upsert cannot meet the same row twice. In the order of the ids, so that two
  // writers lock rows in the same order.
  private static List<Received> winners(List<Received> articles) {
    Map<String, Received> winners = new TreeMap<>();
    for (Received received : articles) {
      winners.merge(
          StorableText.of(received.article().getId()),
          received,
          (first, second) -> FENCE.compare(second, first) >= 0 ? second : first);
    }
    return List.copyOf(winners.values());
  }

  private static void rollback(Connection connection, Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
