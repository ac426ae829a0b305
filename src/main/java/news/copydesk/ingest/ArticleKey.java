package news.copydesk.ingest;

import java.util.Optional;
import news.copydesk.article.Article;

/**
 * What identifies an article, and so is its id and its record's key: the id that it has, its url,
 * or one of its attributes.
 */
public final class ArticleKey {

  private final String field;

  /**
   * @param field {@code id}, {@code url}, or an attribute's name
   */
  public ArticleKey(String field) {
    this.field = field;
  }

  /** The article under that id; empty when it has none. */
  Optional<Article> apply(Article article) {
    String key =
        switch (field) {
          case "id" -> article.getId();
          case "url" -> article.getUrl();
          default -> article.getAttributes().get(field);
        };
    if (key == null || key.isBlank()) {
      return Optional.empty();
    }
    article.setId(key);
    return Optional.of(article);
  }

  /** What to tell of an article that has none. */
  String missing() {
    return field.equals("id")
        ? "no \"id\"; give every article an id that stays the same, or name another field with --key"
        : "no \"" + field + "\", which --key names";
  }
}
