package news.copydesk.topology;

import java.time.Clock;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Annotates an article with the models that it borrows for as long as its task lives. */
final class AnnotateProcessor extends ContextualProcessor<byte[], Article, byte[], Enrichment> {

  private final AnnotatorChain annotators;
  private final ArticleEnricher enricher;
  private AnnotatorChain.@Nullable Borrowed borrowed;

  AnnotateProcessor(AnnotatorChain annotators, EnrichmentOptions options, Clock clock) {
    this.annotators = annotators;
    this.enricher = new ArticleEnricher(options, clock);
  }

  @Override
  public void init(ProcessorContext<byte[], Enrichment> context) {
    super.init(context);
    borrowed = annotators.borrow();
  }

  @Override
  public void process(Record<byte[], Article> record) {
    if (borrowed == null) {
      throw new IllegalStateException("process before init");
    }
    EnrichedArticle enriched = enricher.enrich(record.value(), borrowed);
    int partition = context().recordMetadata().orElseThrow().partition();
    context().forward(record.withValue(new Enrichment(enriched, partition)));
  }

  @Override
  public void close() {
    if (borrowed != null) {
      borrowed.close();
      borrowed = null;
    }
  }
}
