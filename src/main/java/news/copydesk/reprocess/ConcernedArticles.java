package news.copydesk.reprocess;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Preparation;
import news.copydesk.annotation.gazetteer.GazetteerChanges;
import news.copydesk.article.EnrichedArticle;

/** Those that a changed gazetteer may link in another way. For one thread. */
public final class ConcernedArticles implements Predicate<EnrichedArticle> {

  private final GazetteerChanges changes;
  private final Preparation preparation;

  /**
   * @param preparation what the enricher makes of a text before it is searched for names
   */
  public ConcernedArticles(GazetteerChanges changes, Preparation preparation) {
    this.changes = changes;
    this.preparation = preparation;
  }

  /** Asks of an article with a body. */
  @Override
  public boolean test(EnrichedArticle article) {
    Document document =
        new Document(
            article.getId(),
            article.getSource(),
            Objects.requireNonNullElse(article.getTitle(), ""),
            article.getBody(),
            Optional.ofNullable(article.getLanguage()));
    List<Entity> entities =
        article.getEntities().stream()
            .map(entity -> new Entity(entity.getType(), entity.getText(), List.of()))
            .toList();
    return changes.concern(preparation.prepare(document).document(), entities);
  }
}
