package news.copydesk.article.serde;

import java.nio.ByteBuffer;

/**
 * Confluent's wire format: a zero byte, the schema id as four bytes, most significant first, then
 * the data.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">Wire
 *     format</a>
 */
final class WireFormat {
  static final int HEADER_BYTES = 5;
  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** The header in front of the data. */
  static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array();
  }

  /** The schema id of a record; throws MalformedRecordException for what has no such header. */
  static int schemaId(String topic, byte[] record) {
    if (record.length < HEADER_BYTES) {
      throw new MalformedRecordException(
          "A record on topic %s is too short: %d bytes, of which a schema id takes %d; %s"
              .formatted(topic, record.length, HEADER_BYTES, QUESTION));
    }
    if (record[0] != MAGIC) {
      throw new MalformedRecordException(
          "A record on topic %s has no magic byte 0: first byte is 0x%02x; %s"
              .formatted(topic, record[0], QUESTION));
    }
    return ByteBuffer.wrap(record, 1, HEADER_BYTES - 1).getInt();
  }

  private static final String QUESTION = "was it produced without Confluent's wire format?";
}
