package news.copydesk.topology;

import java.time.Clock;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelHandle;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Annotates an article with the model that it leases for as long as its task lives. */
final class AnnotateProcessor extends ContextualProcessor<byte[], Article, byte[], Enrichment> {

  private final ModelHandle<Annotator> handle;
  private final EnrichmentOptions options;
  private final Clock clock;
  private @Nullable Lease<Annotator> lease;

  AnnotateProcessor(ModelHandle<Annotator> handle, EnrichmentOptions options, Clock clock) {
    this.handle = handle;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<byte[], Enrichment> context) {
    super.init(context);
    lease = handle.lease();
  }

  @Override
  public void process(Record<byte[], Article> record) {
    if (lease == null) {
      throw new IllegalStateException("process before init");
    }
    Article article = record.value();
    Annotations annotations =
        lease
            .model()
            .annotate(ArticleMapping.document(article), Deadline.after(options.deadline()));
    EnrichedArticle enriched =
        ArticleMapping.enriched(article, annotations, options.copyBody(), clock.instant());
    int partition = context().recordMetadata().orElseThrow().partition();
    context().forward(record.withValue(new Enrichment(enriched, partition)));
  }

  @Override
  public void close() {
    if (lease != null) {
      lease.close();
      lease = null;
    }
  }
}
