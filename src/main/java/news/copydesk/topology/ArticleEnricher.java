package news.copydesk.topology;

import java.time.Clock;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Deadline;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;

/** Makes an enriched article of an article: the one way, for the stream and for everybody else. */
public final class ArticleEnricher {

  private final EnrichmentOptions options;
  private final Clock clock;

  /** Enriches with whatever annotators it is given. */
  public ArticleEnricher(EnrichmentOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  /** What the annotators find before the deadline, in a record. */
  public EnrichedArticle enrich(Article article, AnnotatorChain annotators) {
    // Before: a version that is taken up in the middle of an article makes it no newer.
    long epoch = annotators.epoch();
    return record(article, annotations(article, annotators), epoch);
  }

  /** What the annotators find before the deadline. */
  Annotations annotations(Article article, AnnotatorChain annotators) {
    return annotators.annotate(
        ArticleMapping.document(article), Deadline.after(options.deadline()));
  }

  /** The record, by models of the given epoch. */
  EnrichedArticle record(Article article, Annotations annotations, long epoch) {
    EnrichedArticle enriched =
        ArticleMapping.enriched(article, annotations, options.copyBody(), clock.instant());
    enriched.setModelEpoch(epoch);
    return enriched;
  }
}
