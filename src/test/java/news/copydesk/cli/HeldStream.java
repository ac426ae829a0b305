package news.copydesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.copydesk.app.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A stream's group on a topic of its own, which finishes records when it is told to. */
final class HeldStream implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int PARTITIONS = 4;

  private final String topic;
  private final Map<String, Object> settings = new HashMap<>();
  private final KafkaConsumer<byte[], byte[]> member;
  private Map<TopicPartition, OffsetAndMetadata> taken = Map.of();

  /** Returns when its group has its member. */
  HeldStream(String broker, String group, String topic) throws Exception {
    this.topic = topic;
    settings.put("bootstrap.servers", broker);
    try (Admin admin = Admin.create(settings)) {
      Topics.create(admin, List.of(new NewTopic(topic, PARTITIONS, (short) 1)));
    }
    Map<String, Object> grouped = new HashMap<>(settings);
    grouped.put("group.id", group);
    grouped.put("enable.auto.commit", "false");
    grouped.put("auto.offset.reset", "earliest");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    this.member = new KafkaConsumer<>(grouped, bytes, bytes);
    member.subscribe(List.of(topic));
    while (member.assignment().size() < PARTITIONS) {
      member.poll(POLL);
    }
  }

  /** So many live articles come in. */
  void comeIn(int articles) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
      for (int i = 0; i < articles; i++) {
        producer.send(new ProducerRecord<>(topic, i % PARTITIONS, null, new byte[1]));
      }
    }
  }

  /** Works on what is there now; it is not finished yet. */
  void take() {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    member
        .endOffsets(member.assignment())
        .forEach((partition, end) -> positions.put(partition, new OffsetAndMetadata(end)));
    taken = positions;
  }

  /** Finishes what it took. */
  void commit() {
    member.commitSync(taken);
  }

  /**
   * The articles that came in to be enriched again, by transactions that have ended: what they
   * write last stands on the topic by then.
   */
  List<String> again() {
    List<String> ids = new ArrayList<>();
    Map<String, Object> committed = new HashMap<>(settings);
    committed.put("isolation.level", "read_committed");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(committed, bytes, bytes)) {
      List<TopicPartition> all = List.copyOf(member.assignment());
      reader.assign(all);
      reader.seekToBeginning(all);
      Map<TopicPartition, Long> ends = reader.endOffsets(all);
      while (ends.entrySet().stream().anyMatch(e -> reader.position(e.getKey()) < e.getValue())) {
        reader
            .poll(POLL)
            .forEach(
                record -> {
                  if (record.headers().lastHeader("copydesk.reprocess") != null) {
                    ids.add(new String(record.key(), UTF_8));
                  }
                });
      }
    }
    return ids;
  }

  @Override
  public void close() {
    member.close();
  }
}
