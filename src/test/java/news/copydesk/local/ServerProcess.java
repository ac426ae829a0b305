package news.copydesk.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.awaitility.Awaitility;

/** A server of another make in a Java process of its own, which is asked over HTTP. */
public final class ServerProcess implements AutoCloseable {

  private final String name;
  private final Path log;
  private final Process process;

  private ServerProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /**
   * Returns when it answers; throws when it does not within three minutes.
   *
   * @param name for messages
   * @param directory where it runs
   * @param java the arguments of {@code java}
   * @param asked where it is asked whether it is there
   * @param ready which status says so
   */
  public static ServerProcess start(
      String name, Path directory, List<String> java, URI asked, IntPredicate ready)
      throws IOException {
    // Another JVM of the tests may run one beside it.
    Path log =
        Path.of(
            "target", "%s-%s.log".formatted(name, System.getProperty("surefire.forkNumber", "1")));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(java);
    ServerProcess started =
        new ServerProcess(
            name,
            log,
            new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    boolean there = false;
    try {
      Awaitility.await(name + ", see " + log)
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> started.answers(asked, ready));
      there = true;
    } finally {
      if (!there) {
        started.close();
      }
    }
    return started;
  }

  /** One that nobody listens on, and that nobody is given who does not ask for it. */
  public static int freePort() {
    try (ServerSocket socket = FreePorts.open(InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers(URI asked, IntPredicate ready) throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "%s ended with %d, see %s".formatted(name, process.exitValue(), log));
    }
    try {
      return ready.test(
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(asked).build(), BodyHandlers.discarding())
              .statusCode());
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
