package news.copydesk.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Makes the record that a letter was, and says on it that it was redriven. */
final class RedrivenRecord {

  private static final String WHY_IT_WAS_SET_ASIDE = "__streams.errors.";

  private RedrivenRecord() {}

  /**
   * The original key, bytes and headers, on the original partition where there still is one: order
   * per article is kept there. It gets a time of its own, since retention goes by the time and
   * would take an old one at once.
   *
   * @param original the letter, or the record at its origin
   * @param partitions of the origin's topic
   */
  static ProducerRecord<byte[], byte[]> of(
      Letter letter, ConsumerRecord<byte[], byte[]> original, int partitions) {
    Letter.Origin origin = letter.origin().orElseThrow();
    List<Header> headers = new ArrayList<>();
    for (Header header : original.headers()) {
      if (!ours(header.key())) {
        headers.add(header);
      }
    }
    Integer partition = origin.partition() < partitions ? origin.partition() : null;
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            origin.topic(), partition, null, original.key(), original.value(), headers);
    int redrives = Math.max(letter.redrives(), Letter.of(original).redrives());
    record.headers().add(RedriveHeaders.COUNT, Integer.toString(redrives + 1).getBytes(UTF_8));
    record.headers().add(RedriveHeaders.FROM, letter.at().toString().getBytes(UTF_8));
    return record;
  }

  private static boolean ours(String header) {
    return header.startsWith(WHY_IT_WAS_SET_ASIDE)
        || header.equals(RedriveHeaders.COUNT)
        || header.equals(RedriveHeaders.FROM);
  }
}
