package news.copydesk.sink;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the database is, and who asks. Never prints the user, the password or the url's parameters.
 *
 * @param url {@code jdbc:sqlite:<file>} or {@code jdbc:postgresql://host:port/name}
 * @param user the database user, where the url does not say
 * @param password its password, where the url does not say
 * @param connectTimeout how long one attempt to get a connection may take; at least 250 ms
 */
public record DatabaseConfig(
    String url, Optional<String> user, Optional<String> password, Duration connectTimeout) {

  /** How long one attempt to connect may take unless configured. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  public DatabaseConfig {
    Dialect.of(url);
    if (url.contains(":memory:") || url.equals("jdbc:sqlite:")) {
      throw new IllegalArgumentException(
          "sink.url: SQLite in memory forgets its rows and offsets; name a file, for example"
              + " jdbc:sqlite:data/copydesk.db");
    }
    if (connectTimeout.toMillis() < 250) {
      throw new IllegalArgumentException(
          "sink.url: a connect timeout of %s is too short; give 250 ms or more"
              .formatted(connectTimeout));
    }
  }

  /** A database that needs no user, or says so in its url. */
  public static DatabaseConfig of(String url) {
    return new DatabaseConfig(url, Optional.empty(), Optional.empty(), DEFAULT_CONNECT_TIMEOUT);
  }

  /** The url without its parameters, which may hold a password: fit for logs and messages. */
  public String printableUrl() {
    return Dialect.printable(url);
  }

  Dialect dialect() {
    return Dialect.of(url);
  }

  @Override
  public String toString() {
    return "DatabaseConfig[url=%s]".formatted(printableUrl());
  }
}
