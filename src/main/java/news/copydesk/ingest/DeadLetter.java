package news.copydesk.ingest;

import java.util.List;
import java.util.Optional;
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

  /** Copies the list. */
  public DeadLetter {
    headers = List.copyOf(headers);
  }

  /** The key as text, in the way of a header's value; empty when there is none. */
  public String keyText() {
    return key.map(bytes -> BytesText.of(bytes.get())).orElse("");
  }
}
