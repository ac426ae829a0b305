package news.copydesk.topology;

import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/** Serializes the enriched article. */
final class EnrichmentSerializer implements Serializer<Enrichment> {

  private final Serializer<EnrichedArticle> serializer;

  EnrichmentSerializer(Serializer<EnrichedArticle> serializer) {
    this.serializer = serializer;
  }

  @Override
  public byte[] serialize(String topic, Enrichment enrichment) {
    return serializer.serialize(topic, enrichment.article());
  }

  @Override
  public byte[] serialize(String topic, Headers headers, Enrichment enrichment) {
    return serializer.serialize(topic, headers, enrichment.article());
  }
}
