package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.copydesk.local.LocalCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * When an enricher that is started as users start it answers over HTTP, by its own account and by a
 * clock outside; written to target/first-answer.txt. How fast is the machine's business.
 */
@Timeout(180)
class FirstAnswerIT {

  private static final int STARTS = 5;
  private static final Pattern READY = Pattern.compile("(?m)^http_ready_seconds (\\S+)");

  @TempDir private Path dir;

  @Test
  void saysHowLongItTookFromTheStartToTheFirstAnswer() throws Exception {
    Path distribution = Path.of(System.getProperty("copydesk.distribution", "target/distribution"));
    List<String> lines = new ArrayList<>();
    try (LocalCluster cluster = LocalCluster.start(dir.resolve("cluster"), 0, 0)) {
      for (int start = 1; start <= STARTS; start++) {
        lines.add(measure(distribution, cluster, start));
      }
    }
    String report = String.join("\n", lines) + "\n";
    Files.writeString(Path.of("target", "first-answer.txt"), report);
    System.out.print(report);
  }

  private String measure(Path distribution, LocalCluster cluster, int start) throws Exception {
    int port = freePort();
    Path log = dir.resolve("start-" + start + ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                distribution.resolve("bin/copydesk").toAbsolutePath().toString(),
                "run",
                "--set=http.port=" + port,
                "--set=models.registry=" + dir.resolve("no-registry"),
                "--set=kafka.state.dir=" + dir.resolve("streams-" + start)));
    cluster.settings().forEach((key, value) -> command.add("--set=" + key + "=" + value));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    HttpClient client = HttpClient.newHttpClient();
    long began = System.nanoTime();
    Process process = builder.start();
    try {
      while (!answers(client, port)) {
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        boolean unused = process.waitFor(5, TimeUnit.MILLISECONDS);
      }
      double outside = (System.nanoTime() - began) / 1e9;
      double inside = number(READY, get(client, port, "/metrics"));

      assertThat(inside).isPositive().isLessThan(outside);
      assertThat(Files.readString(log)).containsPattern("millisSinceStart\\W+\\d");
      return String.format(
          Locale.ROOT,
          "start %d: first answer %.2f s after the command, %.2f s after the start of Java",
          start,
          outside,
          inside);
    } finally {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static boolean answers(HttpClient client, int port) throws InterruptedException {
    try {
      return !get(client, port, "/health/live").isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static String get(HttpClient client, int port, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  private static double number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
