package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import news.copydesk.app.Topics;
import news.copydesk.local.BrokerProcess;
import news.copydesk.local.LocalRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plays src/story/operator/story.sh, which asserts each of its steps, with the distribution. */
@Timeout(1800)
class OperatorStoryIT {

  private static final Path STORY = Path.of("src", "story", "operator");

  @TempDir private Path directory;

  @Test
  void isToldToItsEnd() throws Exception {
    Path distribution = Path.of(System.getProperty("copydesk.distribution", "target/distribution"));
    Path said = Path.of("target", "operator-story.txt");
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
        LocalRegistry registry = LocalRegistry.inMemory(0)) {
      createTopics(broker.bootstrapServers());
      ProcessBuilder story =
          new ProcessBuilder(
                  "bash",
                  STORY.resolve("story.sh").toString(),
                  broker.bootstrapServers(),
                  registry.url().toString(),
                  STORY.resolve("articles.jsonl").toString())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      Map<String, String> environment = story.environment();
      environment.put("COPYDESK", distribution.resolve("bin/copydesk").toString());
      environment.put("JAVA_HOME", System.getProperty("java.home"));
      environment.put("COPYDESK_JAVA_OPTS", "-XX:TieredStopAtLevel=1");

      Process process = story.start();
      try {
        assertThat(process.waitFor(1_780, TimeUnit.SECONDS)).as("ends; see %s", said).isTrue();
      } finally {
        // Its own trap stops what it has started.
        process.destroy();
        process.waitFor();
      }
      String told = Files.readString(said);
      assertThat(process.exitValue()).as(told).isZero();
      assertThat(told).contains("story: told to its end");
    }
  }

  private static void createTopics(String brokers) throws Exception {
    List<NewTopic> topics = new ArrayList<>(Topics.ofModels());
    topics.add(new NewTopic("articles.new", 4, (short) 1));
    topics.add(new NewTopic("articles.enriched", 4, (short) 1));
    topics.add(new NewTopic("articles.dead-letter", 1, (short) 1));
    topics.add(new NewTopic("models.shadow", 1, (short) 1));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      Topics.create(admin, topics);
    }
  }
}
