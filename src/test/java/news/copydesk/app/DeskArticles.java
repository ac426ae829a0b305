package news.copydesk.app;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.ArticleProducer;
import news.copydesk.ingest.SendListener;

/** Articles {@code desk/0}, {@code desk/1}, … in, and what came out, by the tools' own code. */
final class DeskArticles {

  private static final SendListener NONE_FAILS =
      new SendListener() {
        @Override
        public void sent(String id) {}

        @Override
        public void failed(String id, Exception cause) {
          throw new AssertionError(id, cause);
        }
      };

  private DeskArticles() {}

  /** Sends those of these numbers, which name a person and this place. */
  static void produce(CopydeskConfig config, int from, int to, String place) {
    try (ArticleSerdes serdes = new ArticleSerdes(config);
        ArticleProducer producer =
            ArticleProducer.connect(
                config.kafka(),
                serdes.articles().serializer(),
                config.topics().articles(),
                NONE_FAILS)) {
      for (int number = from; number < to; number++) {
        producer.send(
            Article.newBuilder()
                .setId("desk/" + number)
                .setTitle("In " + place)
                .setBody("Ana Souza spoke in " + place + ".")
                .build());
      }
    }
  }

  /** All that is on the enriched topic now. */
  static List<EnrichedArticle> enriched(CopydeskConfig config) {
    List<EnrichedArticle> articles = new ArrayList<>();
    EnrichedTopic.read(config, articles::add);
    return articles;
  }
}
