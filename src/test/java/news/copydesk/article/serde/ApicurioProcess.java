package news.copydesk.article.serde;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Apicurio's registry as its own process on a free loopback port, with storage in memory. */
final class ApicurioProcess implements AutoCloseable {
  private static final Path HOME = Path.of("target", "apicurio");
  private static final Path LOG = Path.of("target", "apicurio.log");

  private final Process process;
  private final URI url;

  private ApicurioProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Returns when it answers; throws when it does not within a minute. */
  static ApicurioProcess start() throws IOException {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-jar",
                jar().toString())
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    URI url = URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    ApicurioProcess started = new ApicurioProcess(process, url);
    boolean ready = false;
    try {
      Awaitility.await("Apicurio, see " + LOG)
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(200))
          .until(started::answers);
      ready = true;
    } finally {
      if (!ready) {
        started.close();
      }
    }
    return started;
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(HOME)) {
      return files
          .filter(file -> file.toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(
              () -> new IOException(HOME + " holds no Apicurio; run mvn pre-integration-test"));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "Apicurio ended with " + process.exitValue() + ", see " + LOG);
    }
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects")).build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
