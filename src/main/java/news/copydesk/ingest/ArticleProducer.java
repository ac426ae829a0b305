package news.copydesk.ingest;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import news.copydesk.article.Article;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends articles to a topic, keyed by their id in UTF-8. Sending is asynchronous and waits while
 * the producer's buffer is full ({@code buffer.memory}, at most {@code max.block.ms}). Thread-safe.
 */
public final class ArticleProducer implements ArticleSender {

  private final Producer<String, Article> producer;
  private final String topic;
  private final SendListener listener;
  private final LongAdder sent = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /** Takes the producer over: it is closed with this. */
  public ArticleProducer(Producer<String, Article> producer, String topic, SendListener listener) {
    this.producer = producer;
    this.topic = topic;
    this.listener = listener;
  }

  /**
   * Makes an idempotent producer with {@code acks=all}: a retry never doubles an article.
   *
   * @param kafka the user's client properties, of which the batching ones win over ours
   * @throws KafkaException when the properties contradict each other, as {@code acks=1} does
   */
  public static ArticleProducer connect(
      Map<String, ?> kafka, Serializer<Article> serializer, String topic, SendListener listener) {
    return new ArticleProducer(
        new KafkaProducer<>(settings(kafka), new StringSerializer(), serializer), topic, listener);
  }

  static Map<String, Object> settings(Map<String, ?> kafka) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "20");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // One request at a time: with more, a new topic whose leader refuses the first batch and takes
    // the second holds the first back as out of sequence until delivery.timeout.ms.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    settings.putAll(kafka);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return settings;
  }

  /**
   * Hands one article to the producer. What became of it is told to the listener, also when it
   * could not even be serialized.
   *
   * @throws InterruptException when the thread is interrupted while the buffer is full; the
   *     interrupt flag is set again
   */
  @Override
  public void send(Article article) {
    String id = article.getId();
    try {
      producer.send(new ProducerRecord<>(topic, id, article), (at, cause) -> done(id, cause));
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) { // A serializer's failure is thrown, all others come back.
      done(id, e);
    }
  }

  private void done(String id, @Nullable Exception cause) {
    if (cause == null) {
      sent.increment();
      listener.sent(id);
    } else {
      failed.increment();
      listener.failed(id, cause);
    }
  }

  /** Waits until every article handed over so far is sent or has failed. */
  public void flush() {
    producer.flush();
  }

  /** Flushes, and writes down as long as nothing was given up. */
  @Override
  public boolean settle(ProduceState state) throws IOException {
    flush();
    if (failed() > 0) {
      return false;
    }
    state.save();
    return true;
  }

  @Override
  public long sent() {
    return sent.sum();
  }

  @Override
  public long failed() {
    return failed.sum();
  }

  /** Flushes, then closes. */
  @Override
  public void close() {
    try (producer) {
      producer.flush();
    }
  }
}
