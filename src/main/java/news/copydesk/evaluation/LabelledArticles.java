package news.copydesk.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import news.copydesk.annotation.Document;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;

/**
 * Reads labelled JSON Lines: articles as {@code produce} takes them, or with {@code text} for a
 * body, and with the labels of a task:
 *
 * <ul>
 *   <li>language: {@code language}
 *   <li>sentiment: {@code label}, one of negative, neutral, positive
 *   <li>topics: {@code topic}, or {@code topics}, an array
 *   <li>links: {@code links}, an array of objects with {@code begin}, {@code end} (code points),
 *       {@code id} and, for the title, {@code section}
 * </ul>
 */
public final class LabelledArticles {

  private final Task task;
  private final Optional<String> language;
  private final GoldLabels gold;

  /**
   * A reader for a task.
   *
   * @param language what the documents say of their language; what is in the data where empty
   * @param label the label of a line that has none
   */
  public LabelledArticles(Task task, Optional<String> language, Optional<String> label) {
    this.task = task;
    this.language = language;
    this.gold = new GoldLabels(task, label);
  }

  /**
   * Reads a file.
   *
   * @param bad is told of each line that is no example
   */
  public List<Example> read(Path file, Consumer<String> bad) throws IOException {
    List<Example> examples = new ArrayList<>();
    try (ArticleReader reader = ArticleReader.open(file)) {
      while (reader.hasNext()) {
        ArticleLine line = reader.next();
        if (line instanceof ArticleLine.Good good) {
          try {
            examples.add(example(good.article()));
          } catch (BadExampleException e) {
            bad.accept(file + ":" + line.number() + ": " + e.getMessage());
          }
        } else if (line instanceof ArticleLine.Bad broken) {
          bad.accept(broken.message());
        }
      }
    }
    return examples;
  }

  private Example example(Article article) throws BadExampleException {
    String body =
        article.getBody().isEmpty()
            ? article.getAttributes().getOrDefault("text", "")
            : article.getBody();
    Document document =
        new Document(
            article.getId(),
            article.getSource(),
            Objects.requireNonNullElse(article.getTitle(), ""),
            body,
            task == Task.LANGUAGE
                ? Optional.empty()
                : language.or(() -> Optional.ofNullable(article.getLanguage())));
    return new Example(document, gold.of(article));
  }
}
