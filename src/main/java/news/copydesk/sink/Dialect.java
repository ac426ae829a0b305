package news.copydesk.sink;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between the databases: column types, connection settings and error codes. */
enum Dialect {
  /** One file, one writer at a time. Points in time are ISO 8601 text of fixed width. */
  SQLITE(
      "jdbc:sqlite:",
      Map.of(
          "timestamp", "text",
          "date", "text",
          "key", "integer PRIMARY KEY",
          "clustered", "WITHOUT ROWID")) {
    @Override
    void configure(HikariConfig pool, Duration connectTimeout) {
      pool.addDataSourceProperty("journal_mode", "WAL");
      // NORMAL does not sync at every commit, so a power loss may take the last transactions back.
      // The offsets are in the same file and go back with the rows: they are read again, once.
      pool.addDataSourceProperty("synchronous", "NORMAL");
      // The index of names is written all over: pages that stay in memory (16 MiB) and in the log
      // (32 MiB, 4 by default) for several transactions are read and written once for all of them.
      pool.addDataSourceProperty("cache_size", "-16384");
      pool.addDataSourceProperty("wal_autocheckpoint", "8192");
      pool.addDataSourceProperty("foreign_keys", "true");
      // The second writer of a file waits for the first at BEGIN, not half-way through.
      pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
      pool.addDataSourceProperty("busy_timeout", Long.toString(connectTimeout.toMillis()));
    }

    @Override
    List<String> migrations() {
      return List.of("classpath:db/migration", "classpath:db/sqlite");
    }

    @Override
    int rowsAtOnce() {
      return 8;
    }

    @Override
    void configureWriter(HikariConfig pool) {
      // A statement of several rows keeps the pages as they were, should it fail half-way; in a
      // file they would cost more than what the statement saves. Not for queries: what they sort
      // would have to fit into memory.
      pool.addDataSourceProperty("temp_store", "MEMORY");
    }

    @Override
    String beginReading() {
      // The driver's own transactions are IMMEDIATE: they would wait for the writer.
      return "BEGIN DEFERRED";
    }

    @Override
    void bind(PreparedStatement statement, int index, @Nullable Instant instant)
        throws SQLException {
      statement.setString(index, instant == null ? null : ISO.format(instant));
    }

    @Override
    void bind(PreparedStatement statement, int index, LocalDate day) throws SQLException {
      statement.setString(index, day.toString());
    }

    @Override
    @Nullable Instant instant(ResultSet row, String column) throws SQLException {
      String text = row.getString(column);
      return text == null ? null : Instant.parse(text);
    }

    @Override
    boolean refusesTheData(SQLException failure) {
      // SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH
      return Set.of(18, 19, 20).contains(failure.getErrorCode() & 0xff);
    }
  },

  /** A server. Points in time are timestamptz. */
  POSTGRESQL(
      "jdbc:postgresql:",
      Map.of(
          "timestamp", "timestamptz",
          "date", "date",
          "key", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
          "clustered", "")) {
    @Override
    void configure(HikariConfig pool, Duration connectTimeout) {
      pool.addDataSourceProperty("reWriteBatchedInserts", "true");
      pool.addDataSourceProperty("tcpKeepAlive", "true");
      pool.addDataSourceProperty("connectTimeout", Long.toString(seconds(connectTimeout)));
      // A server that hangs is a failure after a minute, well inside max.poll.interval.ms.
      pool.addDataSourceProperty("socketTimeout", "60");
      // Otherwise the driver puts the parameters, article text among them, into its messages.
      pool.addDataSourceProperty("logServerErrorDetail", "false");
      pool.addDataSourceProperty("ApplicationName", "copydesk-sink");
      // A sink that lost its power leaves a transaction that holds the row of its offset.
      pool.setConnectionInitSql(
          "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'");
    }

    @Override
    List<String> migrations() {
      return List.of("classpath:db/migration");
    }

    @Override
    int rowsAtOnce() {
      return 1; // The driver makes one statement of many by itself.
    }

    @Override
    void configureWriter(HikariConfig pool) {}

    @Override
    String beginReading() {
      return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    }

    @Override
    void bind(PreparedStatement statement, int index, @Nullable Instant instant)
        throws SQLException {
      if (instant == null) {
        statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
      } else {
        statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
      }
    }

    @Override
    void bind(PreparedStatement statement, int index, LocalDate day) throws SQLException {
      statement.setObject(index, day);
    }

    @Override
    @Nullable Instant instant(ResultSet row, String column) throws SQLException {
      OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }

    @Override
    boolean refusesTheData(SQLException failure) {
      // data exception, integrity constraint, program limit exceeded
      String state = failure.getSQLState() == null ? "" : failure.getSQLState();
      return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }
  };

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final String prefix;
  private final Map<String, String> types;

  Dialect(String prefix, Map<String, String> types) {
    this.prefix = prefix;
    this.types = types;
  }

  /**
   * The dialect of a JDBC url.
   *
   * @throws IllegalArgumentException if it is of another database
   */
  static Dialect of(String url) {
    for (Dialect dialect : values()) {
      if (url.startsWith(dialect.prefix)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "sink.url: %s is of no database that Copydesk writes to; give jdbc:sqlite:<file> or"
                .formatted(printable(url))
            + " jdbc:postgresql://<host>:<port>/<name>");
  }

  /** The url without its parameters and its user, either of which may hold a password. */
  static String printable(String url) {
    return url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//***@");
  }

  /** The placeholders of the migrations. */
  Map<String, String> types() {
    return types;
  }

  /** The file behind the url, for a database that is one. */
  @Nullable Path file(String url) {
    return this == SQLITE && !url.startsWith(prefix + "file:")
        ? Path.of(url.substring(prefix.length()).replaceFirst("\\?.*", ""))
        : null;
  }

  abstract void configure(HikariConfig pool, Duration connectTimeout);

  /** What those connections need besides that write articles. */
  abstract void configureWriter(HikariConfig pool);

  /** Where the migrations are. */
  abstract List<String> migrations();

  /** How many rows go into one insertion, beside single ones. */
  abstract int rowsAtOnce();

  /** Begins a transaction that sees one moment and writes nothing. */
  abstract String beginReading();

  abstract void bind(PreparedStatement statement, int index, @Nullable Instant instant)
      throws SQLException;

  abstract void bind(PreparedStatement statement, int index, LocalDate day) throws SQLException;

  abstract @Nullable Instant instant(ResultSet row, String column) throws SQLException;

  /** True when the same rows would be refused again, however healthy the database. */
  abstract boolean refusesTheData(SQLException failure);

  private static long seconds(Duration duration) {
    return Math.max(1, duration.toSeconds());
  }
}
