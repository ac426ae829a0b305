package news.copydesk.topology;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How large a record is for a broker, in bytes: never too small, at most a few hundred too large.
 * Asked before a record is sent, because a broker that refuses a record refuses the transaction,
 * and the record would be read again for ever.
 */
final class RecordSize {

  /** What a record batch adds to its one record, generously. */
  private static final int BATCH_OVERHEAD = 512;

  private RecordSize() {}

  static long of(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    long size = BATCH_OVERHEAD + bytes(key) + bytes(value);
    for (Header header : headers) {
      size += header.key().length() * 3L + bytes(header.value()) + 10;
    }
    return size;
  }

  static long bytes(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
