package news.copydesk.topology;

import java.time.Clock;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Status;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Annotates an article with whichever versions of the models serve it. One of which an annotator
 * was left out goes on as it is, and aside as well, to come in again.
 */
final class AnnotateProcessor extends ContextualProcessor<byte[], Incoming, byte[], Object> {

  private final AnnotatorChain annotators;
  private final EnrichmentOptions options;
  private final ArticleEnricher enricher;
  private final Retries retries;

  AnnotateProcessor(AnnotatorChain annotators, EnrichmentOptions options, Clock clock) {
    this.annotators = annotators;
    this.options = options;
    this.enricher = new ArticleEnricher(options, clock);
    this.retries = new Retries(clock);
  }

  @Override
  public void process(Record<byte[], Incoming> record) {
    Article article = record.value().article();
    long epoch = annotators.epoch();
    Annotations annotations = enricher.annotations(article, annotators);
    EnrichedArticle enriched = enricher.record(article, annotations, epoch);
    int partition = context().recordMetadata().orElseThrow().partition();
    context()
        .forward(
            record.withValue((Object) new Enrichment(enriched, partition)),
            EnrichmentTopology.SINK);
    if (options.retryTopic().isPresent() && leftOut(annotations)) {
      retries
          .postponed(record, partition)
          .ifPresent(postponed -> context().forward(postponed, EnrichmentTopology.RETRY));
    }
  }

  private static boolean leftOut(Annotations annotations) {
    return annotations.outcomes().stream().anyMatch(outcome -> outcome.status() == Status.LEFT_OUT);
  }
}
