package news.copydesk.topology;

import java.time.Clock;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Annotates an article with whichever versions of the models serve it. */
final class AnnotateProcessor extends ContextualProcessor<byte[], Article, byte[], Enrichment> {

  private final AnnotatorChain annotators;
  private final ArticleEnricher enricher;

  AnnotateProcessor(AnnotatorChain annotators, EnrichmentOptions options, Clock clock) {
    this.annotators = annotators;
    this.enricher = new ArticleEnricher(options, clock);
  }

  @Override
  public void process(Record<byte[], Article> record) {
    EnrichedArticle enriched = enricher.enrich(record.value(), annotators);
    int partition = context().recordMetadata().orElseThrow().partition();
    context().forward(record.withValue(new Enrichment(enriched, partition)));
  }
}
