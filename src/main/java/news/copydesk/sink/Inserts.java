package news.copydesk.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Insertions into one table, in statements of as many rows as the database likes; what is left over
 * goes in single ones. Each statement is prepared once.
 */
final class Inserts implements AutoCloseable {
  private final Connection connection;
  private final Dialect dialect;
  private final String sql;
  private final String values;
  private final Map<Integer, PreparedStatement> prepared = new HashMap<>();

  /**
   * Prepares nothing yet.
   *
   * @param sql the insertion of one row; it ends with the row's parameters in parentheses
   */
  Inserts(Connection connection, Dialect dialect, String sql) {
    this.connection = connection;
    this.dialect = dialect;
    this.sql = sql.strip();
    this.values = this.sql.substring(this.sql.lastIndexOf('('));
  }

  /** Takes exactly so many rows, at least one; with the last of them all are inserted. */
  Row rows(int count) throws SQLException {
    return new Some(count);
  }

  private int size(int rows) {
    return rows < dialect.rowsAtOnce() ? 1 : dialect.rowsAtOnce();
  }

  private PreparedStatement statement(int rows) throws SQLException {
    PreparedStatement known = prepared.get(rows);
    if (known != null) {
      return known;
    }
    PreparedStatement statement =
        connection.prepareStatement(sql + (", " + values).repeat(rows - 1));
    prepared.put(rows, statement);
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
  }

  private final class Some extends Row {
    private int left;

    /** Of the statement, and how many of them are still to be set. */
    private int size;

    private int open;

    Some(int count) throws SQLException {
      super(statement(size(count)), dialect);
      this.left = count;
      this.size = size(count);
      this.open = size;
    }

    @Override
    void add() throws SQLException {
      left--;
      open--;
      if (open > 0) {
        return;
      }
      super.add();
      // A statement of many is executed at once: its driver would keep all parameters until then.
      if (left == 0 || size > 1) {
        execute();
      }
      if (left > 0) {
        size = size(left);
        open = size;
        begin(statement(size));
      }
    }
  }
}
