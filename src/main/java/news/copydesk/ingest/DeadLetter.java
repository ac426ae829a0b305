package news.copydesk.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;

/**
 * A record of the dead letter topic: the original key and value, and why it was set aside (KIP-1034
 * names the headers {@code __streams.errors.*}).
 *
 * @param key the original bytes, empty for a null key
 * @param value the original bytes, empty for a null value
 * @param headers all headers in their order, names may repeat
 */
public record DeadLetter(
    TailPosition at, Optional<Bytes> key, Optional<Bytes> value, List<Header> headers) {

  /**
   * A header as text: UTF-8 where it is UTF-8, else {@code 0x} and hexadecimal digits; empty for a
   * null value. May hold control characters: not safe to print as it is.
   */
  public record Header(String name, String value) {}

  /** The letter that a record of the dead letter topic is. */
  public static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
    List<Header> headers = new ArrayList<>();
    for (org.apache.kafka.common.header.Header header : record.headers()) {
      byte[] value = header.value();
      headers.add(new Header(header.key(), value == null ? "" : BytesText.of(value)));
    }
    return new DeadLetter(
        TailPosition.of(record),
        Optional.ofNullable(record.key()).map(Bytes::wrap),
        Optional.ofNullable(record.value()).map(Bytes::wrap),
        headers);
  }

  /** Copies the list. */
  public DeadLetter {
    headers = List.copyOf(headers);
  }

  /** The key as text, in the way of a header's value; empty when there is none. */
  public String keyText() {
    return key.map(bytes -> BytesText.of(bytes.get())).orElse("");
  }

  /** The value of the last header of this name. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .reduce((first, second) -> second)
        .map(Header::value);
  }
}
