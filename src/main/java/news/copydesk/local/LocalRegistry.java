package news.copydesk.local;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A schema registry inside this process, on the loopback interface, for local mode and tests. It
 * speaks the part of Confluent's REST API that clients use, for Avro; production uses Confluent's
 * or Apicurio's.
 */
public final class LocalRegistry implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int MAX_THREADS = 8;

  private final Javalin server;
  private final Optional<RegistryLog> log;

  private LocalRegistry(Javalin server, Optional<RegistryLog> log) {
    this.server = server;
    this.log = log;
  }

  /**
   * Starts a registry that forgets everything when it is closed.
   *
   * @param port 0 for any free one
   * @throws LocalBrokerException naming the port, when it is taken
   */
  public static LocalRegistry inMemory(int port) {
    return new LocalRegistry(serve(RegistryService.inMemory(), port), Optional.empty());
  }

  /**
   * Starts a registry that keeps its schemas, with their ids, in a file in this directory.
   *
   * @param port 0 for any free one
   * @throws IOException when the file cannot be read or another registry has it
   */
  public static LocalRegistry keptIn(Path directory, int port) throws IOException {
    RegistryLog log = RegistryLog.in(directory);
    boolean started = false;
    try {
      Javalin server = serve(RegistryService.over(log), port);
      started = true;
      return new LocalRegistry(server, Optional.of(log));
    } finally {
      if (!started) {
        log.close();
      }
    }
  }

  private static Javalin serve(RegistryService service, int port) {
    try {
      return Javalin.create(config -> configure(config, service)).start(HOST, port);
    } catch (JavalinException e) {
      throw new LocalBrokerException(
          "the local registry cannot listen on %s:%d (%s); stop the program that uses the port, or give another one (0: any free one)"
              .formatted(HOST, port, rootOf(e).getMessage()),
          e);
    }
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static void configure(JavalinConfig config, RegistryService service) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.threadPool = threads();
    new RegistryRoutes(service).addTo(config.routes);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
    threads.setName("local-registry");
    threads.setDaemon(true);
    return threads;
  }

  /** The base URL, for a client's configuration. */
  public URI url() {
    return URI.create("http://" + HOST + ":" + port());
  }

  /** The port in use. */
  public int port() {
    return server.port();
  }

  /** Stops answering, then lets go of the file. */
  @Override
  public void close() {
    try {
      server.stop();
    } finally {
      log.ifPresent(LocalRegistry::closed);
    }
  }

  private static void closed(RegistryLog log) {
    try {
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the registry's file", e);
    }
  }
}
