package news.copydesk.article.serde;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import news.copydesk.local.ServerProcess;

/** Apicurio's registry as its own process on a free loopback port, with storage in memory. */
final class ApicurioProcess implements AutoCloseable {

  private static final Path HOME = Path.of("target", "apicurio");

  private final ServerProcess process;
  private final URI url;

  private ApicurioProcess(ServerProcess process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Returns when it answers; throws when it does not within three minutes. */
  static ApicurioProcess start() throws IOException {
    int port = ServerProcess.freePort();
    URI url = URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    return new ApicurioProcess(
        ServerProcess.start(
            "apicurio",
            Path.of("").toAbsolutePath(),
            List.of(
                "-Xmx256m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-jar",
                jar().toString()),
            URI.create(url + "/subjects"),
            status -> status == 200),
        url);
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

  URI url() {
    return url;
  }

  @Override
  public void close() {
    process.close();
  }
}
