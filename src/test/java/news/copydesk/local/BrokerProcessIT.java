package news.copydesk.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BrokerProcessIT {

  @TempDir Path directory;

  /** Twice: a kill meets Kafka in the middle of its commit only now and then. */
  @Test
  void keepsWhatWasCommittedBeforeKillNine() throws Exception {
    List<String> written = new ArrayList<>();
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      Records records = new Records(broker.bootstrapServers());
      createTopic(broker, "articles");
      for (String value : List.of("one", "two")) {
        records.write("articles", value);
        written.add(value);

        broker.kill();
        assertThat(broker.isAlive()).isFalse();
        broker.restart();

        assertThat(records.read("articles", written.size())).isEqualTo(written);
      }
    }
  }

  @Test
  void stopsInAnOrderlyWayAndStartsAgain() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      createTopic(broker, "articles");

      broker.stop();
      broker.restart();
      broker.pause();
      broker.resume();

      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        assertThat(admin.listTopics().names().get()).containsExactly("articles");
      }
    }
  }

  /**
   * Longer than Kafka lets a broker stand still by default, 9 s. Taken for dead, it would lead
   * nothing for a moment, and a transaction that ends in that moment is not ended everywhere; the
   * moment is met by one run in ten, so it is asked for whether there was one.
   */
  @Test
  void leadsOnAfterItStoodStill() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(directory);
        Commits commits = new Commits(broker.bootstrapServers(), "articles", 24)) {
      Map<TopicPartition, Integer> epochs = commits.leaderEpochs();
      commits.flow(8);
      commits.awaitMore(200);

      broker.pause();
      boolean unused = new CountDownLatch(1).await(11, TimeUnit.SECONDS);
      broker.resume();
      commits.awaitMore(200);
      commits.stop();

      assertThat(commits.leaderEpochs()).isEqualTo(epochs);
      assertThat(commits.open()).isEmpty();
    }
  }

  private static void createTopic(BrokerProcess broker, String name) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }
}
