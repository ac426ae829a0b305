package news.copydesk.deadletters;

import java.util.HashMap;
import java.util.Map;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends letters through the stream again, each exactly once however often this is interrupted: the
 * article and the {@link Redriven mark} of its letter share a transaction, and whoever starts first
 * fences the one before (ending its open transaction) and only then reads the marks. Two at a time
 * for one stream are therefore one: the later one. Not thread-safe but for {@link #stop}.
 */
public final class Redrive implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final LetterTopic letters;
  private final LetterTopic origins;
  private final TopicNames topics;
  private volatile boolean stopped;

  private Redrive(
      Producer<byte[], byte[]> producer,
      LetterTopic letters,
      LetterTopic origins,
      TopicNames topics) {
    this.producer = producer;
    this.letters = letters;
    this.origins = origins;
    this.topics = topics;
  }

  /**
   * Fences any other redrive of the same stream.
   *
   * @param kafka client properties
   * @param applicationId the stream's; the transactional id is {@code <application id>-redrive}
   */
  public static Redrive start(Map<String, ?> kafka, String applicationId, TopicNames topics) {
    Map<String, Object> settings = new HashMap<>(kafka);
    // What came in went through the broker's limit already; the client need not have one.
    settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(1 << 30));
    // A redrive that is killed holds up whoever reads the topics until then; ours take
    // milliseconds.
    settings.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "15000");
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, applicationId + "-redrive");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    ByteArraySerializer bytes = new ByteArraySerializer();
    Producer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes);
    try {
      producer.initTransactions();
      return new Redrive(
          producer,
          LetterTopic.connect(kafka, LetterIndex.PATIENCE),
          LetterTopic.connect(kafka, LetterIndex.PATIENCE),
          topics);
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  /** The letters as they are now that nobody else redrives. */
  public LetterIndex index() {
    return LetterIndex.read(letters, topics.deadLetters());
  }

  /**
   * Sends what is planned, a transaction for a few hundred letters at a time, until done or
   * stopped.
   *
   * @throws IllegalStateException when the topic cannot be read to its end
   * @throws org.apache.kafka.common.KafkaException when the broker fails; what was not told to the
   *     listener has not happened
   */
  public void run(RedrivePlan plan, RedriveListener listener) {
    plan.refused().forEach(listener::refused);
    Map<Redriven, Letter> wanted = new HashMap<>();
    Map<TopicPartition, Long> from = new HashMap<>();
    for (Letter letter : plan.letters()) {
      wanted.put(Redriven.of(letter), letter);
      from.merge(
          new TopicPartition(topics.deadLetters(), letter.at().partition()),
          letter.at().offset(),
          Math::min);
    }
    if (wanted.isEmpty()) {
      return;
    }
    RedriveTransaction transaction =
        new RedriveTransaction(
            producer, new Origins(origins), origins.partitions(topics.articles()), listener);
    letters.read(from, record -> take(record, wanted, transaction));
    transaction.end();
    if (!stopped) {
      wanted.values().stream()
          .map(letter -> new RedrivePlan.Refusal(letter, "retention has deleted it meanwhile"))
          .forEach(listener::refused);
    }
  }

  private boolean take(
      ConsumerRecord<byte[], byte[]> record,
      Map<Redriven, Letter> wanted,
      RedriveTransaction transaction) {
    if (stopped) {
      return false;
    }
    Letter letter = wanted.remove(new Redriven(record.partition(), record.offset()));
    if (letter != null) {
      transaction.add(letter, record);
    }
    return !wanted.isEmpty();
  }

  /** Ends {@link #run} after the letters in hand; for other threads. */
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    try (producer;
        letters;
        origins) {
      // All three are closed, whatever becomes of the others.
    }
  }
}
