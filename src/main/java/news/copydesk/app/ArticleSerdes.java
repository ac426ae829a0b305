package news.copydesk.app;

import java.util.List;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.registry.HttpSchemaRegistryClient;
import news.copydesk.article.registry.RegistryRetry;
import news.copydesk.article.registry.SchemaRegistryClient;
import news.copydesk.article.serde.AvroSerde;
import news.copydesk.article.serde.NamedSerde;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.config.SerdeConfig;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** The serdes of the contract, ours or the user's, with the registry client that ours share. */
public final class ArticleSerdes implements AutoCloseable {

  private final CopydeskConfig config;
  private final SchemaRegistryClient registry;

  /** Asks the registry nothing yet. */
  public ArticleSerdes(CopydeskConfig config) {
    this.config = config;
    this.registry = new HttpSchemaRegistryClient(config.registry());
  }

  /** A serde for articles. */
  public Serde<Article> articles() {
    return serde(Article.class, Integer.MAX_VALUE);
  }

  /** A serde for enriched articles. */
  public Serde<EnrichedArticle> enriched() {
    return enriched(Integer.MAX_VALUE);
  }

  /** A serde for enriched articles of at most so many bytes. */
  public Serde<EnrichedArticle> enriched(int maxBytes) {
    return serde(EnrichedArticle.class, maxBytes);
  }

  /** What does not work between us and the registry, in words; empty if all is well. */
  List<String> problems() {
    if (config.serde().className().isPresent()) {
      return List.of();
    }
    // Asked once, without retries: whoever starts us wants to know now.
    try (SchemaRegistryClient once =
        new HttpSchemaRegistryClient(config.registry().withRetry(RegistryRetry.never()))) {
      once.subjects();
      return List.of();
    } catch (RuntimeException e) {
      return List.of(
          "registry.urls %s: %s; start a registry, or name another"
              .formatted(config.registry().urls(), e.getMessage()));
    }
  }

  private <T extends SpecificRecord> Serde<T> serde(Class<T> type, int maxBytes) {
    SerdeConfig serde = config.serde();
    return serde.className().isPresent()
        ? NamedSerde.forValues(serde.className().get(), serde.properties())
        : new AvroSerde<>(type, registry, serde.options().withMaxBytes(maxBytes));
  }

  @Override
  public void close() {
    registry.close();
  }
}
