package news.copydesk.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** The broker's directory on disk: checked, and formatted for KRaft the first time. */
final class BrokerDirectory {

  private static final String META = "meta.properties";
  private static final String LOCK = ".lock";

  private final Path logs;

  BrokerDirectory(Path directory) {
    this.logs = directory.resolve("kafka");
  }

  Path logs() {
    return logs;
  }

  /** Whether a broker was killed here, or lost its machine, and has not run since. */
  boolean wasKilled() {
    return Files.exists(logs.resolve("__cluster_metadata-0"))
        && Files.notExists(logs.resolve(".kafka_cleanshutdown"));
  }

  /** Leaves a directory a broker can start on, or throws saying why it cannot be one. */
  void prepare(Properties broker) {
    try {
      Files.createDirectories(logs);
      requireUnlocked();
      if (Files.exists(logs.resolve(META))) {
        requireOurs();
        return;
      }
      requireEmpty();
      format(broker);
    } catch (IOException e) {
      throw new LocalBrokerException(
          "cannot use %s for the local broker (%s); give a directory that can be written to"
              .formatted(logs, e),
          e);
    }
  }

  private void requireUnlocked() throws IOException {
    // Kafka takes the same lock; asked first, because Kafka says so only in a stack trace.
    try (FileChannel channel =
            FileChannel.open(
                logs.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw locked();
      }
    } catch (OverlappingFileLockException e) {
      throw locked();
    }
  }

  private LocalBrokerException locked() {
    return new LocalBrokerException(
        "another broker is using %s; stop it (is another copydesk running?), or give another directory"
            .formatted(logs));
  }

  private void requireOurs() throws IOException {
    Properties meta = new Properties();
    try (InputStream in = Files.newInputStream(logs.resolve(META))) {
      meta.load(in);
    }
    String nodeId = Integer.toString(BrokerProperties.NODE_ID);
    if (!"1".equals(meta.getProperty("version"))
        || !nodeId.equals(meta.getProperty("node.id"))
        || meta.getProperty("cluster.id") == null) {
      throw new LocalBrokerException(
          "%s was not written by this kind of local broker (version %s, node %s); move it away or give another directory"
              .formatted(
                  logs.resolve(META), meta.getProperty("version"), meta.getProperty("node.id")));
    }
  }

  private void requireEmpty() throws IOException {
    try (Stream<Path> files = Files.list(logs)) {
      if (files.anyMatch(file -> !file.getFileName().toString().equals(LOCK))) {
        throw new LocalBrokerException(
            "%s holds files but no %s: not a broker's directory, or a half-made one; move it away or give another directory"
                .formatted(logs, META));
      }
    }
  }

  private void format(Properties broker) throws IOException {
    Path file = Files.createTempFile(logs.getParent(), "format", ".properties");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (OutputStream out = Files.newOutputStream(file);
        PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      broker.store(out, null);
      String[] command = {
        "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
      };
      int exit = StorageTool.execute(command, print);
      if (exit != 0) {
        throw new IOException(
            "Kafka's storage tool ended with %d: %s"
                .formatted(exit, said.toString(StandardCharsets.UTF_8).strip()));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
