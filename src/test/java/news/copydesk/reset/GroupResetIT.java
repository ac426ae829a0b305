package news.copydesk.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.copydesk.app.Topics;
import news.copydesk.local.TestBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Setting a group back on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class GroupResetIT {

  private static final String TOPIC = "articles";
  private static final Instant OLD = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant NEW = Instant.parse("2026-11-03T00:00:00Z");

  private TestBroker broker;
  private Admin admin;

  @BeforeAll
  void start() throws Exception {
    broker = TestBroker.start();
    admin = broker.admin();
    Topics.create(admin, List.of(new NewTopic(TOPIC, 2, (short) 1)));
    StringSerializer text = new StringSerializer();
    Map<String, Object> kafka = Map.copyOf(broker.kafka());
    try (KafkaProducer<String, String> producer = new KafkaProducer<>(kafka, text, text)) {
      for (int number = 0; number < 5; number++) {
        long time = (number < 3 ? OLD : NEW).toEpochMilli();
        producer.send(new ProducerRecord<>(TOPIC, 0, time, "k", "v"));
      }
      producer.send(new ProducerRecord<>(TOPIC, 1, OLD.toEpochMilli(), "k", "v"));
    }
  }

  @AfterAll
  void stop() throws Exception {
    admin.close();
    broker.close();
  }

  @Test
  void theGroupBeginsAtTheStartAgain() throws Exception {
    commit("start", 4);
    GroupReset reset = reset("start");

    List<Step> steps = reset.plan(Optional.empty());
    reset.apply(steps);

    assertThat(steps).containsExactly(new Step(0, 4, 0, 5), new Step(1, -1, 0, 1));
    assertThat(steps).extracting(Step::again).containsExactly(4L, 0L);
    assertThat(committed("start")).isEqualTo(Map.of(0, 0L, 1, 0L));
  }

  @Test
  void theGroupBeginsAtATime() throws Exception {
    commit("time", 5);
    GroupReset reset = reset("time");

    List<Step> steps = reset.plan(Optional.of(NEW));
    reset.apply(steps);

    assertThat(steps).containsExactly(new Step(0, 5, 3, 5), new Step(1, -1, 1, 1));
    assertThat(committed("time")).isEqualTo(Map.of(0, 3L, 1, 1L));
  }

  @Test
  void nothingIsChangedWhileAnInstanceRuns() throws Exception {
    commit("busy", 4);
    GroupReset reset = reset("busy");
    List<Step> steps = reset.plan(Optional.empty());
    try (KafkaConsumer<String, String> instance = consumer("busy")) {
      instance.subscribe(List.of(TOPIC));
      while (instance.assignment().isEmpty()) {
        instance.poll(Duration.ofMillis(100));
      }

      assertThatThrownBy(() -> reset.plan(Optional.empty()))
          .isInstanceOf(ResetRefusedException.class)
          .hasMessageContaining("1 threads of busy run on /127.0.0.1; stop the instances");
      assertThatThrownBy(() -> reset.apply(steps))
          .isInstanceOf(ResetRefusedException.class)
          .hasMessageContaining("has started meanwhile; nothing was changed");
      assertThat(committed("busy").get(0)).isNotEqualTo(0L);
    }
  }

  private GroupReset reset(String group) {
    return new GroupReset(admin, group, TOPIC, Duration.ofSeconds(120));
  }

  private void commit(String group, long offset) {
    try (KafkaConsumer<String, String> consumer = consumer(group)) {
      TopicPartition first = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(first));
      consumer.commitSync(Map.of(first, new OffsetAndMetadata(offset)));
    }
  }

  private KafkaConsumer<String, String> consumer(String group) {
    Map<String, Object> settings = new HashMap<>(broker.kafka());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private Map<Integer, Long> committed(String group) throws Exception {
    Map<Integer, Long> offsets = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
    return offsets;
  }
}
