package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.copydesk.local.LocalCluster;
import news.copydesk.local.ServerProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * When an enricher that is started as users start it answers over HTTP, by its own account and by a
 * clock outside; written to target/first-answer.txt. How fast is the machine's business.
 */
@Timeout(900)
class FirstAnswerIT {

  private static final int STARTS = 5;
  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("copydesk.distribution", "target/distribution"));
  private static final Pattern READY = Pattern.compile("(?m)^http_ready_seconds (\\S+)");

  @TempDir private Path dir;

  /** Whose classes take a second and more, and wait until HTTP answers. */
  private static final List<String> LATER =
      List.of(
          "org.apache.kafka.clients.",
          "org.apache.kafka.common.config.",
          "org.apache.kafka.streams.",
          "org.apache.avro.",
          "edu.stanford.nlp.",
          "opennlp.",
          "software.amazon.",
          "org.sqlite.",
          "com.zaxxer.hikari.",
          "org.flywaydb.",
          "news.copydesk.annotation.compiled.",
          "news.copydesk.annotation.corenlp.",
          "news.copydesk.topology.EnrichmentTopology",
          "news.copydesk.cli.Models",
          "ch.qos.logback.core.joran.event.");

  /** What an instance takes up first once it is served. */
  private static final String NEXT = "news.copydesk.app.ArticleSerdes";

  /** Measured: 4,700. */
  private static final int MOST_CLASSES = 5_500;

  @Test
  void nothingOfKafkaOrTheModelsIsLoadedBeforeTheServer() throws Exception {
    Path classes = dir.resolve("classes.log");
    try (LocalCluster cluster = LocalCluster.start(dir.resolve("ordered"), 0, 0)) {
      Started started =
          new Started(
              cluster,
              "ordered",
              Map.of(
                  "COPYDESK_CLASS_CACHE",
                  "none",
                  "COPYDESK_JAVA_OPTS",
                  "-Xlog:class+load:file=" + classes + ":none"));
      try (started) {
        started.awaitAnswer();
        started.awaitReady();
      }
    }

    List<String> loaded =
        Files.readAllLines(classes).stream().map(line -> line.split(" ", 2)[0]).toList();
    assertThat(loaded).contains(NEXT, "org.apache.kafka.streams.KafkaStreams");
    List<String> before = loaded.subList(0, loaded.indexOf(NEXT));
    assertThat(before)
        .hasSizeLessThan(MOST_CLASSES)
        .contains("org.eclipse.jetty.server.ServerConnector");
    assertThat(before.stream().filter(name -> LATER.stream().anyMatch(name::startsWith))).isEmpty();
  }

  @Test
  void saysHowLongItTookFromTheStartToTheFirstAnswer() throws Exception {
    prepare();
    List<String> lines = new ArrayList<>();
    try (LocalCluster cluster = LocalCluster.start(dir.resolve("cluster"), 0, 0)) {
      for (int start = 1; start <= STARTS; start++) {
        lines.add(measure(cluster, start));
      }
    }
    String report = String.join("\n", lines) + "\n";
    Files.writeString(Path.of("target", "first-answer.txt"), report);
    System.out.print(report);
  }

  /** As after the first start on a machine. */
  private static void prepare() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                DISTRIBUTION.resolve("bin/copydesk").toAbsolutePath().toString(), "prepare")
            .inheritIO();
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // Another test's start may be making it, and then this is told to come again.
    Awaitility.await()
        .atMost(Duration.ofSeconds(600))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> builder.start().waitFor() == 0);
  }

  private String measure(LocalCluster cluster, int start) throws Exception {
    try (Started started = new Started(cluster, "start-" + start, Map.of())) {
      double outside = started.awaitAnswer();
      double inside = number(READY, get(started.client, started.port, "/metrics"));

      assertThat(inside).isPositive().isLessThan(outside);
      // Whoever answers first need not have written its line yet.
      Awaitility.await()
          .atMost(Duration.ofSeconds(180))
          .untilAsserted(
              () -> assertThat(started.log()).containsPattern("millisSinceStart\\W+\\d"));
      return String.format(
          Locale.ROOT,
          "start %d: first answer %.2f s after the command, %.2f s after the start of Java",
          start,
          outside,
          inside);
    }
  }

  /** An enricher of the distribution, asked until it answers. */
  private final class Started implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = ServerProcess.freePort();
    private final Path log;
    private final long began;
    private final Process process;

    Started(LocalCluster cluster, String name, Map<String, String> environment) throws IOException {
      log = dir.resolve(name + ".log");
      List<String> command =
          new ArrayList<>(
              List.of(
                  DISTRIBUTION.resolve("bin/copydesk").toAbsolutePath().toString(),
                  "run",
                  "--set=http.port=" + port,
                  "--set=models.registry=" + dir.resolve("no-registry"),
                  "--set=kafka.state.dir=" + dir.resolve("streams-" + name)));
      cluster.settings().forEach((key, value) -> command.add("--set=" + key + "=" + value));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      began = System.nanoTime();
      process = builder.start();
    }

    /** Seconds from the command. */
    double awaitAnswer() throws Exception {
      await("/health/live", 200);
      return (System.nanoTime() - began) / 1e9;
    }

    void awaitReady() throws Exception {
      await("/health/ready", 200);
    }

    private void await(String path, int status) throws Exception {
      while (status(client, port, path) != status) {
        assertThat(process.isAlive()).as(log()).isTrue();
        boolean unused = process.waitFor(5, TimeUnit.MILLISECONDS);
      }
    }

    String log() throws IOException {
      return Files.readString(log);
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** 0 while nobody answers. */
  private static int status(HttpClient client, int port, String path) throws InterruptedException {
    try {
      return client.send(request(port, path), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  private static String get(HttpClient client, int port, String path)
      throws IOException, InterruptedException {
    return client.send(request(port, path), BodyHandlers.ofString()).body();
  }

  private static HttpRequest request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
        .build();
  }

  private static double number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
