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
    return record(article, annotations(article, annotators));
  }

  /** What the annotators find before the deadline. */
  Annotations annotations(Article article, AnnotatorChain annotators) {
    return annotators.annotate(
        ArticleMapping.document(article), Deadline.after(options.deadline()));
  }

  EnrichedArticle record(Article article, Annotations annotations) {
    return ArticleMapping.enriched(article, annotations, options.copyBody(), clock.instant());
  }
}
