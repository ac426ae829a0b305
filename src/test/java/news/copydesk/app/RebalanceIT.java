package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A second instance joins and leaves while articles flow: 4 threads each, 8 partitions. */
@Timeout(900)
final class RebalanceIT {

  private static final int PARTITIONS = 8;
  private static final Pattern PORT = Pattern.compile("copydesk started .*http=\"(\\d+)\"");
  private static final Pattern LOADS = Pattern.compile("model_load_total\\{[^}]*} ([0-9.]+)");

  @RegisterExtension final RandomSeed seed = new RandomSeed();
  @TempDir Path directory;

  @Test
  void loadsTheModelOncePerProcessAndLosesAndDoublesNothing() throws Exception {
    try (Desk desk = Desk.start(directory, PARTITIONS);
        Admin admin = desk.admin();
        ArticleStream stream =
            new ArticleStream(desk, new GeneratedArticles(seed.random(), "article-", 0.8))) {
      Map<String, String> settings = desk.settings();
      settings.put("streams.threads", "4");
      try (CopydeskProcess first = new CopydeskProcess(directory, "run", settings)) {
        stream.flow(4, 40);
        awaitProcesses(admin, 1);
        settings.put("kafka.state.dir", directory.resolve("second").toString());

        try (CopydeskProcess second = new CopydeskProcess(directory, "run", settings)) {
          awaitProcesses(admin, 2);
          assertThat(loads(second)).isEqualTo(1.0);
          assertThat(second.terminate()).isIn(0, 143);
          awaitProcesses(admin, 1);
          second.start();
          awaitProcesses(admin, 2);
          second.kill();
          awaitProcesses(admin, 1);
          assertThat(logged(second, "model loaded")).as("loads by two processes").isEqualTo(2);
        }
        stream.stop();

        new Outcome(desk, stream).everythingOnce();
        assertThat(logged(first, "model loaded")).isEqualTo(1);
        assertThat(loads(first)).isEqualTo(1.0);
      }
    }
  }

  /** Waits until so many processes share all partitions evenly, a thread each having some. */
  private static void awaitProcesses(Admin admin, int processes) {
    await()
        .atMost(Duration.ofSeconds(180))
        .ignoreExceptions()
        .pollInterval(Duration.ofMillis(100))
        .until(() -> partitionsByProcess(admin).equals(Map.of(PARTITIONS / processes, processes)));
  }

  /** How many processes have how many partitions. */
  private static Map<Integer, Integer> partitionsByProcess(Admin admin) throws Exception {
    ConsumerGroupDescription group =
        Objects.requireNonNull(
            admin.describeConsumerGroups(List.of("copydesk")).all().get().get("copydesk"));
    Map<String, Integer> partitions = new HashMap<>();
    for (MemberDescription member : group.members()) {
      partitions.merge(
          member.clientId().replaceFirst("-StreamThread-.*", ""),
          member.assignment().topicPartitions().size(),
          Integer::sum);
    }
    Map<Integer, Integer> processes = new HashMap<>();
    partitions.values().forEach(count -> processes.merge(count, 1, Integer::sum));
    return group.groupState() == GroupState.STABLE ? processes : Map.of();
  }

  private static double loads(CopydeskProcess process) throws Exception {
    // It is in the group before it says where its metrics are.
    await()
        .atMost(Duration.ofSeconds(180))
        .untilAsserted(() -> assertThat(process.log()).containsPattern(PORT));
    Matcher port = PORT.matcher(process.log());
    assertThat(port.find()).as(process.log()).isTrue();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/metrics"))
            .build();
    String metrics = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    Matcher loads = LOADS.matcher(metrics);
    assertThat(loads.find()).isTrue();
    double count = Double.parseDouble(loads.group(1));
    assertThat(loads.find()).as("a second model").isFalse();
    return count;
  }

  private static long logged(CopydeskProcess process, String text) throws Exception {
    return process.log().lines().filter(line -> line.contains(text)).count();
  }
}
