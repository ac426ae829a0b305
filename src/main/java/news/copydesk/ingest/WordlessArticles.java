package news.copydesk.ingest;

import java.util.Optional;
import java.util.TreeSet;
import news.copydesk.article.Article;
import org.jspecify.annotations.Nullable;

/**
 * Remarks on the first article that has neither title nor body. It is one all the same; but whoever
 * calls these fields something else would get a topic full of nothing, and no word of it.
 */
final class WordlessArticles {

  private boolean remarked;

  /** What to say of this article; at most once. */
  Optional<String> remark(ArticleLine.Good line) {
    Article article = line.article();
    if (remarked || hasText(article.getTitle()) || hasText(article.getBody())) {
      return Optional.empty();
    }
    remarked = true;
    return Optional.of(
        "%s:%d: has neither title nor body, so there is nothing to annotate%s; more of its kind are not named"
            .formatted(line.file(), line.number(), others(article)));
  }

  private static boolean hasText(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static String others(Article article) {
    if (article.getAttributes().isEmpty()) {
      return "";
    }
    return "; its other fields are %s (of CSV, --column body=HEADING says which is the body)"
        .formatted(String.join(", ", new TreeSet<>(article.getAttributes().keySet())));
  }
}
