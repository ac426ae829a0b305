package news.copydesk.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Says on the dead letter topic that the letter at this place was redriven. It is written in the
 * transaction that redrives the letter, behind it on its own partition: so it is never there
 * without the article, nor the article without it, and retention takes the letter first.
 */
record Redriven(int partition, long offset) implements Comparable<Redriven> {

  private static final Comparator<Redriven> ORDER =
      Comparator.comparingInt(Redriven::partition).thenComparingLong(Redriven::offset);

  static Redriven of(Letter letter) {
    return new Redriven(letter.at().partition(), letter.at().offset());
  }

  /** The mark that a record is; empty for a letter. */
  static Optional<Redriven> of(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(RedriveHeaders.DONE);
    if (header == null || header.value() == null) {
      return Optional.empty();
    }
    return Letter.number(new String(header.value(), UTF_8))
        .map(offset -> new Redriven(record.partition(), offset));
  }

  /** The record under the letter's own key. */
  ProducerRecord<byte[], byte[]> record(ConsumerRecord<byte[], byte[]> letter) {
    ProducerRecord<byte[], byte[]> mark =
        new ProducerRecord<>(letter.topic(), partition, letter.key(), null);
    mark.headers().add(RedriveHeaders.DONE, Long.toString(offset).getBytes(UTF_8));
    return mark;
  }

  @Override
  public int compareTo(Redriven other) {
    return ORDER.compare(this, other);
  }
}
