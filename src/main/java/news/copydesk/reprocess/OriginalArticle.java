package news.copydesk.reprocess;

import java.util.Set;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;

/**
 * The article that an enriched article was made of. What the database could not store as it was
 * (U+0000, lone surrogates) has become U+FFFD.
 */
final class OriginalArticle {

  private static final String LANGUAGE = "language";

  /** With these the annotator has looked at the text; otherwise the article said its language. */
  private static final Set<AnnotationStatus> DETECTED =
      Set.of(AnnotationStatus.COMPLETE, AnnotationStatus.PARTIAL, AnnotationStatus.TIMED_OUT);

  private OriginalArticle() {}

  /**
   * Takes the annotations away.
   *
   * @param enriched has a body
   */
  static Article of(EnrichedArticle enriched) {
    Article article = new Article();
    article.setId(enriched.getId());
    article.setRevision(enriched.getRevision());
    article.setUrl(enriched.getUrl());
    article.setSource(enriched.getSource());
    article.setTitle(enriched.getTitle());
    article.setBody(enriched.getBody());
    article.setLanguage(wasDetected(enriched) ? null : enriched.getLanguage());
    article.setPublishedAt(enriched.getPublishedAt());
    article.setFetchedAt(enriched.getFetchedAt());
    article.setAttributes(enriched.getAttributes());
    return article;
  }

  private static boolean wasDetected(EnrichedArticle enriched) {
    return enriched.getProvenance().stream()
        .anyMatch(row -> row.getAnnotator().equals(LANGUAGE) && DETECTED.contains(row.getStatus()));
  }
}
