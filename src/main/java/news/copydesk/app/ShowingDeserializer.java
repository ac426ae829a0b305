package news.copydesk.app;

import java.util.Map;
import java.util.function.Consumer;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/** Shows somebody each enriched article that another deserializer could read. */
final class ShowingDeserializer implements Deserializer<EnrichedArticle> {

  private final Deserializer<EnrichedArticle> deserializer;
  private final Consumer<EnrichedArticle> viewer;

  /**
   * @param viewer called by the sink's thread: must be quick and keep nothing of the record
   */
  ShowingDeserializer(
      Deserializer<EnrichedArticle> deserializer, Consumer<EnrichedArticle> viewer) {
    this.deserializer = deserializer;
    this.viewer = viewer;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    deserializer.configure(configs, isKey);
  }

  @Override
  public EnrichedArticle deserialize(String topic, byte[] bytes) {
    return shown(deserializer.deserialize(topic, bytes));
  }

  @Override
  public EnrichedArticle deserialize(String topic, Headers headers, byte[] bytes) {
    return shown(deserializer.deserialize(topic, headers, bytes));
  }

  private EnrichedArticle shown(EnrichedArticle article) {
    viewer.accept(article);
    return article;
  }

  @Override
  public void close() {
    deserializer.close();
  }
}
