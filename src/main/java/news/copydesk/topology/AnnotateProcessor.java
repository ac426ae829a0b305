package news.copydesk.topology;

import java.time.Clock;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Deadline;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Annotates an article with the models that it borrows for as long as its task lives. */
final class AnnotateProcessor extends ContextualProcessor<byte[], Article, byte[], Enrichment> {

  private final AnnotatorChain annotators;
  private final EnrichmentOptions options;
  private final Clock clock;
  private AnnotatorChain.@Nullable Borrowed borrowed;

  AnnotateProcessor(AnnotatorChain annotators, EnrichmentOptions options, Clock clock) {
    this.annotators = annotators;
    this.options = options;
    this.clock = clock;
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
    Article article = record.value();
    Annotations annotations =
        borrowed.annotate(ArticleMapping.document(article), Deadline.after(options.deadline()));
    EnrichedArticle enriched =
        ArticleMapping.enriched(article, annotations, options.copyBody(), clock.instant());
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
