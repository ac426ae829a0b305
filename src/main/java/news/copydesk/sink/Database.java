package news.copydesk.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** A pool of connections to the database, and its migrations. Thread-safe. */
public final class Database implements AutoCloseable {
  private final DatabaseConfig config;
  private final HikariDataSource pool;
  private final HikariDataSource writers;

  private Database(DatabaseConfig config, HikariDataSource pool, HikariDataSource writers) {
    this.config = config;
    this.pool = pool;
    this.writers = writers;
  }

  /** A database that need not be there yet: nothing is connected before the first use. */
  public static Database of(DatabaseConfig config) {
    // Two for a migration, the rest for queries.
    HikariConfig pool = pool(config, "copydesk-database", 3);
    HikariConfig writers = pool(config, "copydesk-database-writer", 2);
    config.dialect().configureWriter(writers);
    return new Database(config, new HikariDataSource(pool), unopened(writers));
  }

  private static HikariConfig pool(DatabaseConfig config, String name, int connections) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setJdbcUrl(config.url());
    config.user().ifPresent(pool::setUsername);
    config.password().ifPresent(pool::setPassword);
    pool.setMaximumPoolSize(connections);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(config.connectTimeout().toMillis());
    pool.setValidationTimeout(config.connectTimeout().toMillis());
    pool.setInitializationFailTimeout(-1);
    config.dialect().configure(pool, config.connectTimeout());
    return pool;
  }

  // Most processes only read. One that is made of its configuration at once has threads at once.
  private static HikariDataSource unopened(HikariConfig config) {
    HikariDataSource pool = new HikariDataSource();
    config.copyStateTo(pool);
    return pool;
  }

  /**
   * Brings the tables and views up to this version of Copydesk; does nothing when they are.
   *
   * @throws DatabaseException when the database is not there or refuses
   */
  public void migrate() {
    createDirectory();
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(pool)
          .locations(dialect().migrations().toArray(String[]::new))
          .placeholders(dialect().types())
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      String reason =
          e.getCause() instanceof SQLException cause
              ? DatabaseException.describe(cause)
              : String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
      throw new DatabaseException(
          "the database %s cannot be brought up to date: %s"
              .formatted(config.printableUrl(), reason),
          e);
    }
  }

  private void createDirectory() {
    Path file = dialect().file(config.url());
    if (file == null || file.getParent() == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new DatabaseException(
          "the directory of the database %s cannot be made: %s".formatted(config.printableUrl(), e),
          e);
    }
  }

  /**
   * Refuses a database in a file that is not there: SQLite would make an empty one.
   *
   * @throws DatabaseException with what to do
   */
  public void mustBeThere() {
    Path file = dialect().file(config.url());
    if (file != null && !Files.exists(file)) {
      throw new DatabaseException(
          "there is no database at %s; name another with --url, or let a sink write one%s"
              .formatted(file, localOnes(file)),
          null);
    }
  }

  /** Whoever tries Copydesk by itself has it in the directory below. */
  private static String localOnes(Path file) {
    Path local = file.resolveSibling("local").resolve(file.getFileName());
    return Files.exists(local) ? "; that of `copydesk local` is --url jdbc:sqlite:" + local : "";
  }

  /** The url without parameters, for messages. */
  public String printableUrl() {
    return config.printableUrl();
  }

  /** What is asked of one connection. */
  interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  /** Reads several rows as they stand at one moment, whatever is written meanwhile. */
  <T> T atOneMoment(Reading<T> reading) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(dialect().beginReading());
      try {
        return reading.from(connection);
      } finally {
        statement.execute("ROLLBACK");
      }
    }
  }

  /** For queries. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** For articles and offsets. */
  Connection writer() throws SQLException {
    return writers.getConnection();
  }

  Dialect dialect() {
    return config.dialect();
  }

  /** Closes the connections; those in use fail. */
  @Override
  public void close() {
    writers.close();
    pool.close();
  }
}
