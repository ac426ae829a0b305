package news.copydesk.registry.store.s3;

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
import java.util.Optional;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Mock as its own process on free loopback ports, with what it stores in a directory. */
public final class S3MockProcess implements AutoCloseable {

  /** What it is told; it believes anybody. */
  public static final String SECRET = "hush-hush-hush";

  private static final Path JAR = Path.of("target", "s3mock", "s3mock.jar");
  private static final Path LOG = Path.of("target", "s3mock.log");

  private final Process process;
  private final URI url;

  private S3MockProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Returns when it answers; throws when it does not within a minute. */
  public static S3MockProcess start(Path directory) throws IOException {
    if (!Files.exists(JAR)) {
      throw new IOException(JAR + " is not there; run mvn pre-integration-test");
    }
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + directory.toAbsolutePath(),
                "-jar",
                JAR.toAbsolutePath().toString(),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--http.port=" + port)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile());
    S3MockProcess started =
        new S3MockProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
    boolean ready = false;
    try {
      Awaitility.await("S3Mock, see " + LOG)
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

  private boolean answers() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("S3Mock ended with " + process.exitValue() + ", see " + LOG);
    }
    try {
      HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(url.resolve("/")).build(), BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it is. */
  public URI url() {
    return url;
  }

  /** How to reach it. */
  public S3Options options() {
    return new S3Options(
        Optional.of(url), Optional.empty(), true, Optional.of("me"), Optional.of(SECRET));
  }

  /** Makes a bucket. */
  public void bucket(String name) {
    try (S3Client client = client()) {
      client.createBucket(create -> create.bucket(name));
    }
  }

  /** Asks it whatever else. */
  public S3Client client() {
    return S3Clients.make(options(), Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
