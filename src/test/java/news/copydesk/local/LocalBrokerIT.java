package news.copydesk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class LocalBrokerIT {

  @TempDir Path directory;

  @Test
  void keepsTopicsAndRecordsAcrossARestart() {
    try (LocalBroker broker = start()) {
      broker.createTopics(List.of(topic("articles", 3)));
      new Records(broker.bootstrapServers()).write("articles", "one", "two");
    }

    try (LocalBroker broker = start()) {
      assertThat(new Records(broker.bootstrapServers()).read("articles", 2))
          .containsExactly("one", "two");
      assertThat(broker.failure()).isEmpty();
    }
  }

  @Test
  void createsOnlyTheTopicsThatAreMissing() throws Exception {
    try (LocalBroker broker = start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      broker.createTopics(List.of(topic("articles", 3)));

      assertThat(broker.createTopics(List.of(topic("articles", 5), topic("enriched", 5))))
          .containsExactly("enriched");

      Map<String, TopicDescription> topics =
          admin.describeTopics(List.of("articles", "enriched")).allTopicNames().get();
      assertThat(topics.get("articles"))
          .extracting(topic -> topic.partitions().size())
          .isEqualTo(3);
      assertThat(topics.get("enriched"))
          .extracting(topic -> topic.partitions().size())
          .isEqualTo(5);
    }
  }

  @Test
  void takesARecordAboveKafkasDefaultOfOneMegabyte() {
    String large = "x".repeat(3_000_000);
    try (LocalBroker broker = start()) {
      broker.createTopics(List.of(topic("articles", 1)));

      new Records(broker.bootstrapServers()).write("articles", large);

      assertThat(new Records(broker.bootstrapServers()).read("articles", 1)).containsExactly(large);
    }
  }

  @Test
  void namesTheTopicThatCannotBeCreated() {
    try (LocalBroker broker = start()) {
      assertThatThrownBy(() -> broker.createTopics(List.of(topic("no spaces", 1))))
          .isInstanceOf(LocalBrokerException.class)
          .hasMessageContaining("no spaces")
          .hasMessageContaining("InvalidTopic");
    }
  }

  @Test
  void refusesADirectoryThatAnotherBrokerIsUsing() {
    try (LocalBroker broker = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(LocalBrokerException.class)
          .hasMessageContaining("another broker is using " + directory)
          .hasMessageContaining("stop it");
      assertThat(broker.createTopics(List.of(topic("still-works", 1)))).hasSize(1);
    }
  }

  @Test
  void refusesADirectoryWhoseMetadataIsOfAnUnknownVersion() throws Exception {
    start().close();
    Path bootstrap = directory.resolve("kafka/bootstrap.checkpoint");
    Files.write(bootstrap, new byte[] {1, 2, 3});

    assertThatThrownBy(this::start)
        .isInstanceOf(LocalBrokerException.class)
        .hasMessageContaining("does not start on " + directory)
        .hasMessageContaining("another version of Kafka");
  }

  @Test
  void refusesAKilledBrokersDirectoryWhoseMetadataIsOfAnUnknownVersion() throws Exception {
    start().close();
    Files.delete(directory.resolve("kafka/.kafka_cleanshutdown"));
    Files.write(directory.resolve("kafka/bootstrap.checkpoint"), new byte[] {1, 2, 3});

    assertThatThrownBy(this::start)
        .isInstanceOf(LocalBrokerException.class)
        .hasMessageContaining("does not start on " + directory);
  }

  @Test
  void listensOnThePortItWasGiven() throws Exception {
    int port = ServerProcess.freePort();

    try (LocalBroker broker = LocalBroker.start(new BrokerSettings(directory, port, 0))) {
      assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      assertThat(broker.createTopics(List.of(topic("articles", 1)))).hasSize(1);
    }
  }

  @Test
  void recordsAHaltInsteadOfEndingTheProcess() {
    try (LocalBroker broker = start()) {
      assertThatThrownBy(() -> Exit.halt(7, "log directory gone"))
          .isInstanceOf(LocalBrokerException.class);

      assertThat(broker.failure()).get().asString().contains("halt", "7", "log directory gone");
    }
  }

  private LocalBroker start() {
    return LocalBroker.start(BrokerSettings.onFreePorts(directory));
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1);
  }
}
