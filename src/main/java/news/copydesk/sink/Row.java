package news.copydesk.sink;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Sets the parameters of a statement from left to right and adds them to its batch. A parameter has
 * the same SQL type in every row, null or not: otherwise PostgreSQL's driver splits the batch.
 */
class Row {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private PreparedStatement statement;
  private final Dialect dialect;
  private int index;

  Row(PreparedStatement statement, Dialect dialect) {
    this.statement = statement;
    this.dialect = dialect;
  }

  /** Goes on with the first parameter of a statement. */
  final void begin(PreparedStatement next) {
    statement = next;
    index = 0;
  }

  /** Executes the batch. */
  final void execute() throws SQLException {
    statement.executeBatch();
  }

  Row text(@Nullable String text) throws SQLException {
    statement.setString(++index, text == null ? null : StorableText.of(text));
    return this;
  }

  Row number(long number) throws SQLException {
    statement.setLong(++index, number);
    return this;
  }

  Row number(int number) throws SQLException {
    statement.setInt(++index, number);
    return this;
  }

  /** NaN and the infinities, of which SQLite knows no NaN, become null. */
  Row real(@Nullable Double number) throws SQLException {
    if (number == null || !Double.isFinite(number)) {
      statement.setNull(++index, Types.DOUBLE);
    } else {
      statement.setDouble(++index, number);
    }
    return this;
  }

  Row flag(boolean flag) throws SQLException {
    statement.setBoolean(++index, flag);
    return this;
  }

  /** Years outside 1 to 9999 become the nearest point inside: neither database orders them. */
  Row time(@Nullable Instant instant) throws SQLException {
    dialect.bind(statement, ++index, instant == null ? null : clamp(instant));
    return this;
  }

  Row day(LocalDate day) throws SQLException {
    dialect.bind(statement, ++index, day);
    return this;
  }

  void add() throws SQLException {
    statement.addBatch();
    index = 0;
  }

  static Instant clamp(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST;
    }
    return instant.isAfter(LAST) ? LAST : instant;
  }
}
