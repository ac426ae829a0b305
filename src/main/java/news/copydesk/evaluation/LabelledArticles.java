package news.copydesk.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import news.copydesk.annotation.Document;
import news.copydesk.article.Article;
import news.copydesk.evaluation.Example.Item;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;

/**
 * Reads labelled JSON Lines: articles as {@code produce} takes them, or with {@code text} for a
 * body, and with the labels of a task:
 *
 * <ul>
 *   <li>language: {@code language}
 *   <li>sentiment: {@code label}, one of negative, neutral, positive; a line that is {@code mixed}
 *       has none
 *   <li>towards: {@code label}, {@code start}, {@code end} (code points), or {@code entities}, an
 *       object of a label per name
 *   <li>topics: {@code topic}, or {@code topics}, an array
 *   <li>links: {@code links}, an array of objects with {@code begin}, {@code end} (code points),
 *       {@code id} and, for the title, {@code section}
 * </ul>
 */
public final class LabelledArticles {

  /** As in training: a tone that is none of the three. */
  private static final Item MIXED = Item.of("mixed");

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
            examples.addAll(examples(good.article()));
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

  private List<Example> examples(Article article) throws BadExampleException {
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
    if (task == Task.TOWARDS) {
      return ToneTargets.of(document, article.getAttributes());
    }
    Set<Item> labels = gold.of(article);
    boolean none = task == Task.SENTIMENT && labels.contains(MIXED);
    return none ? List.of() : List.of(new Example(document, labels));
  }
}
