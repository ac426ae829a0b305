package news.copydesk.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import news.copydesk.deadletters.RedrivePlan.Refusal;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Gathers letters and sends them together, each with its mark, all or none. When one of them is too
 * large for its topic, they are sent one by one, and that one is refused. Not thread-safe.
 */
final class RedriveTransaction {

  private static final int MOST_LETTERS = 200;
  private static final int MOST_BYTES = 8 << 20;

  private record Pair(
      Letter letter, ProducerRecord<byte[], byte[]> article, ProducerRecord<byte[], byte[]> mark) {}

  private final Producer<byte[], byte[]> producer;
  private final Origins origins;
  private final int partitions;
  private final RedriveListener listener;
  private final List<Pair> pairs = new ArrayList<>();
  private long bytes;

  /**
   * @param partitions of the topic that the articles go to
   */
  RedriveTransaction(
      Producer<byte[], byte[]> producer,
      Origins origins,
      int partitions,
      RedriveListener listener) {
    this.producer = producer;
    this.origins = origins;
    this.partitions = partitions;
    this.listener = listener;
  }

  /** Adds a letter, and sends what there is when that is enough. */
  void add(Letter letter, ConsumerRecord<byte[], byte[]> record) {
    Optional<ConsumerRecord<byte[], byte[]>> original =
        letter.bytes() == Letter.Bytes.HERE
            ? Optional.of(record)
            : origins.find(letter.origin().orElseThrow());
    if (original.isEmpty()) {
      String reason =
          "its bytes were only at %s, and retention has deleted them; produce the article again"
              .formatted(letter.origin().orElseThrow());
      listener.refused(new Refusal(letter, reason));
      return;
    }
    ProducerRecord<byte[], byte[]> article = RedrivenRecord.of(letter, original.get(), partitions);
    pairs.add(new Pair(letter, article, Redriven.of(letter).record(record)));
    bytes += article.value() == null ? 0 : article.value().length;
    if (pairs.size() >= MOST_LETTERS || bytes >= MOST_BYTES) {
      end();
    }
  }

  /** Sends what is left. */
  void end() {
    List<Pair> all = List.copyOf(pairs);
    pairs.clear();
    bytes = 0;
    if (all.isEmpty()) {
      return;
    }
    try {
      send(all);
    } catch (RecordTooLargeException e) {
      all.forEach(this::sendAlone);
    }
  }

  private void sendAlone(Pair pair) {
    try {
      send(List.of(pair));
    } catch (RecordTooLargeException e) {
      listener.refused(
          new Refusal(
              pair.letter(),
              "topic %s does not take so large a record; raise its max.message.bytes"
                  .formatted(pair.article().topic())));
    }
  }

  private void send(List<Pair> together) {
    producer.beginTransaction();
    try {
      List<Future<?>> sent = new ArrayList<>();
      for (Pair pair : together) {
        sent.add(producer.send(pair.article()));
        sent.add(producer.send(pair.mark()));
      }
      producer.flush();
      for (Future<?> each : sent) {
        each.get();
      }
      producer.commitTransaction();
    } catch (ExecutionException e) {
      throw given(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      producer.abortTransaction();
      throw new org.apache.kafka.common.errors.InterruptException(e);
    } catch (RecordTooLargeException e) {
      throw given(e);
    }
    together.forEach(pair -> listener.redriven(pair.letter()));
  }

  /** A record that was too large leaves the producer usable; after anything else it is not. */
  private KafkaException given(Throwable cause) {
    if (cause instanceof RecordTooLargeException large) {
      producer.abortTransaction();
      return large;
    }
    return cause instanceof KafkaException kafka ? kafka : new KafkaException(cause);
  }
}
