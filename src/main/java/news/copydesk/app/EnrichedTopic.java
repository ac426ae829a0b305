package news.copydesk.app;

import java.util.function.Consumer;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.EnrichedTail;
import news.copydesk.ingest.TailRange;
import news.copydesk.ingest.TailRecord;

/** The enriched topic that a configuration names. */
public final class EnrichedTopic {

  private EnrichedTopic() {}

  /** Hands over every article that is there now; what is none is passed over. */
  public static void read(CopydeskConfig config, Consumer<EnrichedArticle> listener) {
    try (ArticleSerdes serdes = new ArticleSerdes(config);
        EnrichedTail tail =
            EnrichedTail.connect(
                config.kafka(), config.topics().enriched(), serdes.enriched().deserializer())) {
      tail.run(
          TailRange.fromBeginning().untilEnd(),
          record -> {
            if (record instanceof TailRecord.Enriched enriched) {
              listener.accept(enriched.article());
            }
          });
    }
  }
}
