package news.copydesk.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import news.copydesk.app.Topics;
import news.copydesk.local.TestBroker;
import news.copydesk.topology.DeadLetters;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker whose topics hold articles and letters. */
final class LetterBroker implements AutoCloseable {

  static final int PARTITIONS = 3;

  private final TestBroker broker = TestBroker.start();

  LetterBroker() throws Exception {}

  Map<String, String> kafka() {
    return broker.kafka();
  }

  /** New topics under names of their own. */
  TopicNames topics(String test) throws ExecutionException, InterruptedException {
    TopicNames names = new TopicNames(test + ".new", test + ".enriched", test + ".dead");
    try (Admin admin = broker.admin()) {
      Topics.create(
          admin,
          List.of(
              new NewTopic(names.articles(), PARTITIONS, (short) 1)
                  .configs(Map.of("max.message.bytes", "4000")),
              new NewTopic(names.deadLetters(), 2, (short) 1)));
    }
    return names;
  }

  /** A producer; with an empty id one without transactions. */
  KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    Map<String, Object> settings = new java.util.HashMap<>(kafka());
    if (!transactionalId.isEmpty()) {
      settings.put("transactional.id", transactionalId);
    }
    return new KafkaProducer<>(settings, bytes, bytes);
  }

  void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer = producer("")) {
      records.forEach(producer::send);
    }
  }

  /** A letter as the stream writes it, from partition 2 of the articles. */
  static ProducerRecord<byte[], byte[]> letter(
      TopicNames topics, String id, String error, int size) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topics.deadLetters(), null, 1L, id.getBytes(UTF_8), new byte[size]);
    letter.headers().add("desk", "night".getBytes(UTF_8));
    header(letter, DeadLetters.TOPIC, topics.articles());
    header(letter, DeadLetters.PARTITION, "2");
    header(letter, DeadLetters.OFFSET, "0");
    header(letter, DeadLetters.EXCEPTION, error);
    header(letter, DeadLetters.MESSAGE, "it was bad");
    return letter;
  }

  static ProducerRecord<byte[], byte[]> header(
      ProducerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().remove(name);
    record.headers().add(name, value.getBytes(UTF_8));
    return record;
  }

  /** All committed records of a topic. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (LetterTopic reader = LetterTopic.connect(kafka(), LetterIndex.PATIENCE)) {
      reader.read(topic, records::add);
    }
    return records;
  }

  @Override
  public void close() throws Exception {
    broker.close();
  }
}
