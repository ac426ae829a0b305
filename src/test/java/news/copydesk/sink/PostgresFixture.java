package news.copydesk.sink;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A PostgreSQL process on loopback that can be stopped and started again with its data. */
public final class PostgresFixture implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;
  private final int port;
  private int databases;

  /** Starts a server with an empty data directory on a free port. */
  public PostgresFixture() {
    try {
      data = Files.createTempDirectory("copydesk-postgres");
      server = builder().start();
      port = server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDBC url of a new, empty database; the user is postgres, without a password. */
  public String newDatabase() {
    String name = "copydesk" + ++databases;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port, name);
  }

  /** Stops the server; its data stay. */
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // The library waits for 5 s; until the server is gone, no other starts on its data.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.notExists(data.resolve("postmaster.pid")));
  }

  /** Starts the stopped server on the same port. */
  public void start() {
    try {
      server = builder().setPort(port).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Durable as in production: the defaults of the fixture library switch fsync off, but that is a
  // flag of the command line; synchronous_commit is what a measurement feels most.
  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "on")
        .setPGStartupWait(Duration.ofMinutes(2));
  }

  @Override
  public void close() {
    stop();
    try (var files = Files.walk(data)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
