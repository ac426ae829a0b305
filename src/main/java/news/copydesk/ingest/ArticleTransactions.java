package news.copydesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import news.copydesk.article.Article;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends articles in transactions, each with the number of the state that holds after it, so that a
 * process that was killed at any moment repeats nothing and leaves nothing out. Articles are held
 * until they are settled, and the transaction is open only then. Not thread-safe.
 */
public final class ArticleTransactions implements ArticleSender {

  private static final int MOST_BYTES = 8 << 20;
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private record Held(String id, ProducerRecord<byte[], byte[]> record) {}

  private final Producer<byte[], byte[]> producer;
  private final Serializer<Article> serializer;
  private final String topic;
  private final String name;
  private final SendListener listener;
  private final List<Held> held = new ArrayList<>();
  private long bytes;
  private long sent;
  private long failed;

  private ArticleTransactions(
      Producer<byte[], byte[]> producer,
      Serializer<Article> serializer,
      String topic,
      String name,
      SendListener listener) {
    this.producer = producer;
    this.serializer = serializer;
    this.topic = topic;
    this.name = name;
    this.listener = listener;
  }

  /**
   * Ends what a process before left open for this state, and brings the state to where it came.
   *
   * @param kafka the user's client properties
   * @param applicationId the stream's; the transactional id and the group are {@code <application
   *     id>-produce-<the state's id>}
   */
  public static ArticleTransactions start(
      Map<String, ?> kafka,
      Serializer<Article> serializer,
      String topic,
      String applicationId,
      ProduceState state,
      SendListener listener)
      throws IOException, InterruptedException {
    String name = applicationId + "-produce-" + state.id();
    Map<String, Object> settings = new HashMap<>(ArticleProducer.settings(kafka));
    // Who is killed in a transaction holds up the topic's readers for so long.
    settings.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "30000");
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
    ByteArraySerializer plain = new ByteArraySerializer();
    Producer<byte[], byte[]> producer = new KafkaProducer<>(settings, plain, plain);
    try {
      producer.initTransactions();
      state.settle(TransactionNumber.committed(kafka, name, topic));
      return new ArticleTransactions(producer, serializer, topic, name, listener);
    } catch (RuntimeException | IOException | InterruptedException e) {
      producer.close();
      throw e;
    }
  }

  @Override
  public void send(Article article) {
    byte[] value = serializer.serialize(topic, article);
    held.add(
        new Held(
            article.getId(), new ProducerRecord<>(topic, article.getId().getBytes(UTF_8), value)));
    bytes += value.length;
  }

  @Override
  public boolean full() {
    return bytes >= MOST_BYTES;
  }

  @Override
  public boolean settle(ProduceState state) throws IOException {
    if (held.isEmpty()) {
      state.save();
      return true;
    }
    state.prepare();
    try {
      commit(state.number());
    } catch (KafkaException e) {
      boolean fenced = cause(e, ProducerFencedException.class).isPresent();
      throw new KafkaException(
          fenced
              ? "another produce with the same --state has taken over; let one of them run"
              : "the brokers did not take them; run the same command again, and it goes on where it"
                  + " was",
          e);
    }
    state.keep();
    held.forEach(each -> listener.sent(each.id()));
    sent += held.size();
    held.clear();
    bytes = 0;
    return true;
  }

  /** All that is held, but for what turns out to be too large. */
  private void commit(long number) {
    while (true) {
      producer.beginTransaction();
      try {
        deliver(held);
        TransactionNumber.add(producer, name, topic, number);
        producer.commitTransaction();
        return;
      } catch (KafkaException e) {
        Optional<RecordTooLargeException> reason = tooLarge(e);
        if (reason.isEmpty()) {
          throw e;
        }
        producer.abortTransaction();
        giveUp(guilty(held), reason.get());
      }
    }
  }

  private void giveUp(List<Held> some, RecordTooLargeException reason) {
    if (some.isEmpty()) {
      throw reason; // Alone each of them fits: it would go round for ever.
    }
    held.removeAll(some);
    failed += some.size();
    some.forEach(each -> listener.failed(each.id(), reason));
  }

  /**
   * Those that the topic does not take. The first one's error fails the others of its transaction
   * too, so they are tried apart, in transactions that are aborted whatever comes of it.
   */
  private List<Held> guilty(List<Held> some) {
    if (fit(some)) {
      return List.of();
    }
    if (some.size() == 1) {
      return some;
    }
    List<Held> guilty = new ArrayList<>(guilty(some.subList(0, some.size() / 2)));
    guilty.addAll(guilty(some.subList(some.size() / 2, some.size())));
    return guilty;
  }

  private boolean fit(List<Held> some) {
    producer.beginTransaction();
    boolean fit = true;
    try {
      deliver(some);
    } catch (KafkaException e) {
      if (tooLarge(e).isEmpty()) {
        throw e;
      }
      fit = false;
    }
    producer.abortTransaction();
    return fit;
  }

  private void deliver(List<Held> some) {
    List<Future<?>> futures = new ArrayList<>();
    for (Held each : some) {
      futures.add(producer.send(each.record()));
    }
    producer.flush();
    for (Future<?> future : futures) {
      try {
        future.get();
      } catch (ExecutionException e) {
        throw new KafkaException(e.getCause());
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
  }

  private static Optional<RecordTooLargeException> tooLarge(KafkaException thrown) {
    return cause(thrown, RecordTooLargeException.class);
  }

  /** Kafka wraps its errors, now and then, and so do we. */
  private static <T> Optional<T> cause(KafkaException thrown, Class<T> type) {
    return Stream.<@Nullable Throwable>iterate(
            thrown, Objects::nonNull, each -> each == null ? null : each.getCause())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  @Override
  public long sent() {
    return sent;
  }

  @Override
  public long failed() {
    return failed;
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
