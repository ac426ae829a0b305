package news.copydesk.app;

import java.util.Map;
import java.util.function.Consumer;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/** Shows somebody each enriched article that another serializer could write. */
final class ShowingSerializer implements Serializer<EnrichedArticle> {

  private final Serializer<EnrichedArticle> serializer;
  private final Consumer<EnrichedArticle> viewer;

  /**
   * @param viewer called by the stream threads: must be quick and keep nothing of the record
   */
  ShowingSerializer(Serializer<EnrichedArticle> serializer, Consumer<EnrichedArticle> viewer) {
    this.serializer = serializer;
    this.viewer = viewer;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    serializer.configure(configs, isKey);
  }

  @Override
  public byte[] serialize(String topic, EnrichedArticle article) {
    byte[] bytes = serializer.serialize(topic, article);
    viewer.accept(article);
    return bytes;
  }

  @Override
  public byte[] serialize(String topic, Headers headers, EnrichedArticle article) {
    byte[] bytes = serializer.serialize(topic, headers, article);
    viewer.accept(article);
    return bytes;
  }

  @Override
  public void close() {
    serializer.close();
  }
}
