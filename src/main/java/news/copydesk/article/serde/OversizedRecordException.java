package news.copydesk.article.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * A record that is larger than the topic takes. Found before it is sent, because with exactly-once
 * the broker's own refusal would fail the transaction and with it every other record in it.
 */
public final class OversizedRecordException extends SerializationException {
  private static final long serialVersionUID = 1L;

  private final long size;
  private final long limit;

  /** Sizes in bytes. */
  public OversizedRecordException(String topic, long size, long limit) {
    super(
        ("A record for topic %s is %,d bytes long, over the limit of %,d; raise the limit here and"
                + " max.message.bytes of the topic, or leave the body out")
            .formatted(topic, size, limit));
    this.size = size;
    this.limit = limit;
  }

  /** The record's size in bytes. */
  public long size() {
    return size;
  }

  /** The limit in bytes. */
  public long limit() {
    return limit;
  }
}
