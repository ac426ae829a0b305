package news.copydesk.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code produce --state}, a process, is killed while it sends, again and again. */
@Timeout(600)
final class ProduceKillIT {

  private static final int LINES = 12_000;
  private static final int ENTRIES = 800;
  private static final int KILLS = 4;
  private static final TopicPartition ARTICLES =
      new TopicPartition(TopicNames.DEFAULT.articles(), 0);

  @RegisterExtension final RandomSeed seed = new RandomSeed();
  @TempDir Path directory;

  @Test
  void everyArticleIsOnTheTopicOnce() throws Exception {
    Random random = seed.random();
    Files.write(
        directory.resolve("articles.jsonl"),
        IntStream.range(0, LINES)
            .mapToObj("{\"id\":\"line/%d\",\"title\":\"t\"}"::formatted)
            .toList());
    Files.writeString(directory.resolve("feed.xml"), feed());
    String command = "produce feed.xml articles.jsonl --state state.json";
    try (Desk desk = Desk.start(directory, 1);
        Admin admin = desk.admin()) {
      for (int kill = 0; kill < KILLS; kill++) {
        // All of them take it over 40 s: half a minute is left after the last kill.
        killOnce(desk, command + " --rate 300", admin, random);
      }
      try (CopydeskProcess last = new CopydeskProcess(directory, command, desk.settings())) {
        await(() -> !last.isAlive());
        assertThat(last.log()).as("the last run ended well").contains("bad lines 0, not sent 0");
      }

      assertThat(ids(desk, end(admin)))
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      IntStream.range(0, LINES).mapToObj("line/%d"::formatted),
                      IntStream.range(0, ENTRIES).mapToObj("urn:entry:%d"::formatted))
                  .toList());
    }
  }

  private void killOnce(Desk desk, String command, Admin admin, Random random) throws Exception {
    long before = end(admin);
    try (CopydeskProcess produce = new CopydeskProcess(directory, command, desk.settings())) {
      await(() -> end(admin) > before || !produce.isAlive());
      boolean unused = new CountDownLatch(1).await(random.nextInt(900), TimeUnit.MILLISECONDS);
      assertThat(produce.isAlive()).as("killed before its end: " + produce.log()).isTrue();
      produce.kill();
    }
  }

  private static String feed() {
    return IntStream.range(0, ENTRIES)
        .mapToObj("<item><guid isPermaLink=\"false\">urn:entry:%d</guid></item>"::formatted)
        .collect(
            Collectors.joining(
                "",
                "<rss version=\"2.0\"><channel><title>t</title><link>http://a.example</link>"
                    + "<description>d</description>",
                "</channel></rss>"));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(180))
        .pollInterval(Duration.ofMillis(20))
        .until(condition);
  }

  private static long end(Admin admin) throws Exception {
    return requireNonNull(
            admin.listOffsets(Map.of(ARTICLES, OffsetSpec.latest())).all().get().get(ARTICLES))
        .offset();
  }

  /** Of all committed articles; waits for what is not yet committed before that end. */
  private static List<String> ids(Desk desk, long end) {
    List<String> ids = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                desk.broker().bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            (topic, bytes) -> bytes)) {
      consumer.assign(List.of(ARTICLES));
      consumer.seekToBeginning(List.of(ARTICLES));
      while (consumer.position(ARTICLES) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> ids.add(record.key()));
      }
    }
    return ids;
  }
}
