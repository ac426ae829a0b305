package news.copydesk.sink;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** What every test of the runner does: articles into one topic, a sink of it, its meters. */
final class SinkDesk {
  private static final String PATIENT_SESSION = "30000";
  private static final String PATIENT_POLLS = "60000";

  private final SinkBroker broker;
  private final String topic;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  SinkDesk(SinkBroker broker, String topic, int partitions)
      throws ExecutionException, InterruptedException {
    this.broker = broker;
    this.topic = topic;
    broker.createTopic(topic, partitions);
  }

  /** Waits up to a minute: the machine may be busy with other things. */
  static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
  }

  SinkRunner sink(Database database) {
    return sink(database, new PlainAvro());
  }

  SinkRunner sink(Database database, Deserializer<EnrichedArticle> deserializer) {
    return new SinkRunner(config(topic, broker.bootstrap()), database, deserializer, meters);
  }

  /** Whose fetches wait for more records than there are, longer than it polls. */
  SinkRunner slowSink(Database database, Deserializer<EnrichedArticle> deserializer) {
    Map<String, String> kafka =
        new HashMap<>(timeouts(broker.bootstrap(), PATIENT_SESSION, PATIENT_POLLS));
    kafka.put("fetch.max.wait.ms", "1500");
    return new SinkRunner(config(topic, kafka), database, deserializer, meters);
  }

  /** Of the impatient sort, reading with the given deserializer. */
  SinkRunner impatientSink(Database database, Deserializer<EnrichedArticle> deserializer) {
    return new SinkRunner(impatient(topic, broker.bootstrap()), database, deserializer, meters);
  }

  /** Whoever stands still for some seconds, as on a busy machine, keeps its place in the group. */
  private static SinkConfig config(String topic, String bootstrap) {
    return config(topic, timeouts(bootstrap, PATIENT_SESSION, PATIENT_POLLS));
  }

  /** Whoever does not poll for two seconds, or has died, is out of the group. */
  static SinkConfig impatient(String topic, String bootstrap) {
    return config(topic, timeouts(bootstrap, "2000", "2000"));
  }

  private static SinkConfig config(String topic, Map<String, String> kafka) {
    return new SinkConfig(
        topic,
        "sink-of-" + topic,
        50,
        Duration.ofMillis(50),
        Duration.ofMillis(500),
        Duration.ofMillis(300),
        Duration.ofSeconds(60),
        kafka);
  }

  private static Map<String, String> timeouts(String bootstrap, String session, String polls) {
    return Map.of(
        "bootstrap.servers",
        bootstrap,
        "session.timeout.ms",
        session,
        "heartbeat.interval.ms",
        "300",
        "max.poll.interval.ms",
        polls,
        "metadata.max.age.ms",
        "1000",
        "reconnect.backoff.max.ms",
        "200");
  }

  /** Produces articles a&lt;from&gt; … a&lt;to - 1&gt; and waits until the broker has them. */
  void produce(int from, int to) {
    send(
        IntStream.range(from, to)
            .mapToObj(i -> record("a" + i, PlainAvro.encode(SampleArticles.full("a" + i, 0))))
            .toList());
  }

  ProducerRecord<String, byte[]> record(String key, byte[] value) {
    return new ProducerRecord<>(topic, key, value);
  }

  void send(List<ProducerRecord<String, byte[]>> records) {
    try (var producer = producer(Map.of())) {
      records.forEach(producer::send);
      producer.flush();
    }
  }

  KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", broker.bootstrap());
    // With several in flight into a topic just made, a first batch that is refused (no leader yet)
    // and a second that is taken leave the producer out of sequence until its delivery timeout.
    properties.put("max.in.flight.requests.per.connection", 1);
    properties.putAll(more);
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  long count(String meter) {
    return Math.round(meters.get("copydesk.sink." + meter).counter().count());
  }

  double gauge(String meter) {
    return meters.get("copydesk.sink." + meter).gauge().value();
  }

  String topic() {
    return topic;
  }
}
