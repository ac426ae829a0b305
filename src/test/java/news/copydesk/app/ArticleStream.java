package news.copydesk.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import news.copydesk.article.Article;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Produces articles as an outside client would, and remembers where the broker put each. */
final class ArticleStream implements AutoCloseable {

  private final GeneratedArticles generated;
  private final Serializer<Article> serializer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final List<Passage> articles = new ArrayList<>();
  private final List<Passage> broken = new ArrayList<>();
  private final List<Exception> failures = new ArrayList<>();

  ArticleStream(Desk desk, GeneratedArticles generated) {
    this.generated = generated;
    this.serializer = desk.articles();
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", desk.broker().bootstrapServers());
    properties.put("linger.ms", 5);
    // A broker that was killed is back in time, also on a busy machine.
    properties.put("delivery.timeout.ms", 600_000);
    properties.put("max.block.ms", 600_000);
    // As our own producer, and for the same reason: a new topic may refuse the first batch only.
    properties.put("max.in.flight.requests.per.connection", 1);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends so many articles. */
  void send(int count) {
    for (int i = 0; i < count; i++) {
      send(generated.next());
    }
  }

  void send(Article article) {
    send(article, serializer.serialize(TopicNames.DEFAULT.articles(), article));
  }

  void send(Article article, byte[] value) {
    send(
        article.getId().getBytes(StandardCharsets.UTF_8),
        value,
        (partition, offset) ->
            articles.add(Passage.ofArticle(article.getId(), article.getRevision(), partition)));
  }

  /** Sends one record that is no article. */
  void sendPoison() {
    byte[] poison = generated.poison();
    send(poison, poison, (partition, offset) -> broken.add(Passage.ofBroken(partition, offset)));
  }

  /** From now until {@link #stop()}: a burst of articles every so often, and one poison record. */
  void flow(int burst, long everyMillis) {
    var unused =
        executor.scheduleAtFixedRate(
            () -> {
              send(burst);
              sendPoison();
            },
            0,
            everyMillis,
            TimeUnit.MILLISECONDS);
  }

  /** Ends the flow, and returns when the broker has all of it. */
  void stop() throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(180, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the last burst is not sent after 180 s");
    }
    flush();
  }

  /** Returns when the broker has all that was sent. */
  void flush() {
    producer.flush();
    synchronized (articles) {
      if (!failures.isEmpty()) {
        throw new IllegalStateException("not produced", failures.get(0));
      }
    }
  }

  /** The articles that the broker has, in order within each partition. */
  List<Passage> articles() {
    synchronized (articles) {
      return List.copyOf(articles);
    }
  }

  /** The poison records that the broker has. */
  List<Passage> broken() {
    synchronized (articles) {
      return List.copyOf(broken);
    }
  }

  private interface Place {
    void at(int partition, long offset);
  }

  private void send(byte[] key, byte @Nullable [] value, Place place) {
    producer.send(
        new ProducerRecord<>(TopicNames.DEFAULT.articles(), partition(key), key, value),
        (metadata, failure) -> {
          synchronized (articles) {
            if (failure == null) {
              place.at(metadata.partition(), metadata.offset());
            } else {
              failures.add(failure);
            }
          }
        });
  }

  @Override
  public void close() {
    executor.shutdownNow();
    producer.close();
  }

  /**
   * As librdkafka's clients choose it, which differs from Java's: so whoever partitions by key
   * again on the way out is found out.
   */
  private int partition(byte[] key) {
    CRC32 crc = new CRC32();
    crc.update(key);
    return (int) (crc.getValue() % producer.partitionsFor(TopicNames.DEFAULT.articles()).size());
  }
}
