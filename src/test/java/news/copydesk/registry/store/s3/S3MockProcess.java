package news.copydesk.registry.store.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import news.copydesk.local.ServerProcess;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Mock as its own process on free loopback ports, with what it stores in a directory. */
public final class S3MockProcess implements AutoCloseable {

  /** What it is told; it believes anybody. */
  public static final String SECRET = "hush-hush-hush";

  private static final Path JAR = Path.of("target", "s3mock", "s3mock.jar");

  private final ServerProcess process;
  private final URI url;

  private S3MockProcess(ServerProcess process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Returns when it answers; throws when it does not within three minutes. */
  public static S3MockProcess start(Path directory) throws IOException {
    if (!Files.exists(JAR)) {
      throw new IOException(JAR + " is not there; run mvn pre-integration-test");
    }
    int port = ServerProcess.freePort();
    URI url = URI.create("http://127.0.0.1:" + port);
    return new S3MockProcess(
        ServerProcess.start(
            "s3mock",
            directory,
            List.of(
                "-Xmx192m",
                "-Djava.io.tmpdir=" + directory.toAbsolutePath(),
                "-jar",
                JAR.toAbsolutePath().toString(),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--http.port=" + port),
            url.resolve("/"),
            status -> true),
        url);
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
    return S3Clients.make(options(), Duration.ofSeconds(60));
  }

  @Override
  public void close() {
    process.close();
  }
}
