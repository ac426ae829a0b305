package news.copydesk.reprocess;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import news.copydesk.article.Article;
import news.copydesk.sink.StoredArticle;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Sends articles to the stream, each to the partition that it was on, and remembers how far it came
 * in the same transaction: as the offset of a consumer group that bears the job's name and has no
 * members. Whoever starts later fences whoever was before. Not thread-safe.
 */
final class ArticleFeeder implements AutoCloseable {

  /** Marks an article that is enriched again, and says by which job. */
  static final String HEADER = "copydesk.reprocess";

  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final Serializer<Article> serializer;
  private final String topic;
  private final String job;

  private ArticleFeeder(
      Producer<byte[], byte[]> producer,
      Admin admin,
      Serializer<Article> serializer,
      String topic,
      String job) {
    this.producer = producer;
    this.admin = admin;
    this.serializer = serializer;
    this.topic = topic;
    this.job = job;
  }

  /**
   * Fences any other feeder of the same stream.
   *
   * @param kafka client properties
   * @param admin stays the caller's to close
   * @param applicationId the stream's; the transactional id is {@code <application id>-reprocess}
   * @param job names the group that remembers
   */
  static ArticleFeeder start(
      Map<String, ?> kafka,
      Admin admin,
      Serializer<Article> serializer,
      String applicationId,
      String topic,
      String job) {
    Map<String, Object> settings = new HashMap<>(kafka);
    // What came in went through the broker's limit already; the client need not have one.
    settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(1 << 30));
    settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "15000");
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, applicationId + "-reprocess");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    ByteArraySerializer bytes = new ByteArraySerializer();
    Producer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes);
    try {
      producer.initTransactions();
      return new ArticleFeeder(producer, admin, serializer, topic, job);
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  /** Up to which key the job has come; 0 for one that begins. */
  long cursor() throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        StreamProgress.get(
            admin
                .listConsumerGroupOffsets(
                    job, new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata());
    OffsetAndMetadata remembered = offsets.get(place());
    return remembered == null ? 0 : remembered.offset();
  }

  /** What became of a batch: the offset behind its last article, by partition; and what is left. */
  record Fed(Map<Integer, Long> next, List<String> tooLarge) {}

  /**
   * Sends a batch, all or nothing; articles that the topic does not take are left out.
   *
   * @param articles with bodies, in the order of their keys
   * @param cursor up to which key the job has come with them
   */
  Fed feed(List<StoredArticle> articles, long cursor) {
    try {
      return new Fed(send(articles, cursor), List.of());
    } catch (RecordTooLargeException e) {
      return feedOneByOne(articles);
    }
  }

  private Fed feedOneByOne(List<StoredArticle> articles) {
    Map<Integer, Long> next = new HashMap<>();
    List<String> tooLarge = new ArrayList<>();
    for (StoredArticle each : articles) {
      try {
        send(List.of(each), each.key()).forEach((p, offset) -> next.merge(p, offset, Math::max));
      } catch (RecordTooLargeException e) {
        tooLarge.add(each.article().getId());
      }
    }
    return new Fed(next, tooLarge);
  }

  private Map<Integer, Long> send(List<StoredArticle> articles, long cursor) {
    producer.beginTransaction();
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (StoredArticle each : articles) {
        sent.add(producer.send(record(each)));
      }
      producer.flush();
      Map<Integer, Long> next = new HashMap<>();
      for (Future<RecordMetadata> each : sent) {
        RecordMetadata at = each.get();
        next.merge(at.partition(), at.offset() + 1, Math::max);
      }
      producer.sendOffsetsToTransaction(
          Map.of(place(), new OffsetAndMetadata(cursor)), new ConsumerGroupMetadata(job));
      producer.commitTransaction();
      return next;
    } catch (ExecutionException e) {
      throw given(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      producer.abortTransaction();
      throw new InterruptException(e);
    } catch (RecordTooLargeException e) {
      throw given(e);
    }
  }

  /** A record that was too large leaves the producer usable; after anything else it is not. */
  private KafkaException given(Throwable cause) {
    if (cause instanceof RecordTooLargeException large) {
      producer.abortTransaction();
      return large;
    }
    return cause instanceof KafkaException kafka ? kafka : new KafkaException(cause);
  }

  private ProducerRecord<byte[], byte[]> record(StoredArticle each) {
    Article article = OriginalArticle.of(each.article());
    byte[] key = article.getId().getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, each.partition(), key, serializer.serialize(topic, article));
    record.headers().add(HEADER, job.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private TopicPartition place() {
    return new TopicPartition(topic, 0);
  }

  /** Forgets how far the job came, because it is done. */
  void forget() throws InterruptedException {
    try {
      StreamProgress.get(admin.deleteConsumerGroups(List.of(job)).all());
    } catch (GroupIdNotFoundException e) {
      return; // It sent nothing.
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
