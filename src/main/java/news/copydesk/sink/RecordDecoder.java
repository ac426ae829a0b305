package news.copydesk.sink;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;

/** Turns a record's bytes into an article, and tells bad bytes from a registry that is away. */
final class RecordDecoder {
  /** An index entry of PostgreSQL holds 2,704 bytes. */
  private static final int MAX_ID_BYTES = 2_000;

  private final Deserializer<EnrichedArticle> deserializer;

  RecordDecoder(Deserializer<EnrichedArticle> deserializer) {
    this.deserializer = deserializer;
  }

  /** A record that can never be stored, and why, without its text. */
  static final class UnusableRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableRecordException(String message) {
      super(message);
    }
  }

  /**
   * Reads one record.
   *
   * @throws UnusableRecordException for a null value, bytes that are no enriched article, and an id
   *     that is blank or longer than 2,000 bytes
   * @throws RegistryAwayException when the same bytes may be read later
   */
  EnrichedArticle decode(ConsumerRecord<byte[], byte[]> record) throws UnusableRecordException {
    if (record.value() == null) {
      throw new UnusableRecordException("the value is null");
    }
    EnrichedArticle article = deserialize(record);
    if (article.getId().isBlank()) {
      throw new UnusableRecordException("the article's id is blank");
    }
    if (article.getId().getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
      throw new UnusableRecordException(
          "the article's id is longer than %d bytes".formatted(MAX_ID_BYTES));
    }
    return article;
  }

  // A deserializer throws what it likes, so this asks for the cause, not for the type.
  private EnrichedArticle deserialize(ConsumerRecord<byte[], byte[]> record)
      throws UnusableRecordException {
    try {
      EnrichedArticle article =
          deserializer.deserialize(record.topic(), record.headers(), record.value());
      if (article == null) {
        throw new UnusableRecordException("the deserializer made nothing of the value");
      }
      return article;
    } catch (RuntimeException e) {
      Optional<Throwable> outage = outage(e);
      if (outage.isPresent()) {
        throw new RegistryAwayException(outage.get());
      }
      throw new UnusableRecordException(
          "the value is no enriched article (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  /** The cause, if any, that may be gone on another attempt; bad bytes never have one. */
  private static Optional<Throwable> outage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          || cause instanceof SocketException
          || cause instanceof SocketTimeoutException
          || cause instanceof HttpTimeoutException
          || cause instanceof UnknownHostException) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }
}
