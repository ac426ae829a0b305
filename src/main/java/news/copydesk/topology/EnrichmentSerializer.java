package news.copydesk.topology;

import java.nio.charset.StandardCharsets;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.serde.OversizedRecordException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serializes the enriched article, and refuses one that is too large for the topic with its key and
 * headers, whatever serde is in use.
 */
final class EnrichmentSerializer implements Serializer<Enrichment> {

  private final Serializer<EnrichedArticle> serializer;
  private final int maxBytes;

  /**
   * @param maxBytes the largest record batch that the topic takes
   */
  EnrichmentSerializer(Serializer<EnrichedArticle> serializer, int maxBytes) {
    this.serializer = serializer;
    this.maxBytes = maxBytes;
  }

  @Override
  public byte[] serialize(String topic, Enrichment enrichment) {
    return serialize(topic, new RecordHeaders(), enrichment);
  }

  @Override
  public byte[] serialize(String topic, Headers headers, Enrichment enrichment) {
    byte[] value = serializer.serialize(topic, headers, enrichment.article());
    byte[] key = enrichment.article().getId().getBytes(StandardCharsets.UTF_8);
    long size = RecordSize.of(key, value, headers);
    if (size > maxBytes) {
      throw new OversizedRecordException(topic, size, maxBytes);
    }
    return value;
  }
}
