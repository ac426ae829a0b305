package news.copydesk.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The table {@code sink_offset}: where each partition goes on. */
final class OffsetRows {
  private static final String LOAD =
      """
      SELECT partition_number, next_offset FROM sink_offset
      WHERE consumer_group = ? AND topic = ?
      """;
  private static final String CLAIM =
      """
      INSERT INTO sink_offset (consumer_group, topic, partition_number, next_offset)
      VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
      """;
  private static final String COMPARE_AND_SET =
      """
      UPDATE sink_offset SET next_offset = ?
      WHERE consumer_group = ? AND topic = ? AND partition_number = ? AND next_offset = ?
      """;

  /** The stored offsets by partition; a partition that was never read is not among them. */
  Map<Integer, Long> load(Connection connection, String group, String topic) throws SQLException {
    Map<Integer, Long> offsets = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(LOAD)) {
      select.setString(1, group);
      select.setString(2, topic);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          offsets.put(rows.getInt("partition_number"), rows.getLong("next_offset"));
        }
      }
    }
    return offsets;
  }

  /**
   * Moves one partition on, and locks its row until the end of the transaction.
   *
   * @throws FencedException when the stored offset is not the expected one
   */
  void move(Connection connection, String group, OffsetMove move)
      throws SQLException, FencedException {
    boolean known = move.expected().isPresent();
    try (PreparedStatement statement =
        connection.prepareStatement(known ? COMPARE_AND_SET : CLAIM)) {
      int index = 0;
      if (known) {
        statement.setLong(++index, move.next());
      }
      statement.setString(++index, group);
      statement.setString(++index, move.topic());
      statement.setInt(++index, move.partition());
      statement.setLong(++index, known ? move.expected().getAsLong() : move.next());
      if (statement.executeUpdate() != 1) {
        throw new FencedException(move);
      }
    }
  }
}
