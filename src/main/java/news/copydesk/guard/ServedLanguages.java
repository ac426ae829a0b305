package news.copydesk.guard;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.LanguageTag;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;

/**
 * Keeps text in other languages from a model that was made for some. A text of which nobody knows
 * the language is served: to leave out an English article is the worse mistake.
 */
public final class ServedLanguages extends AnnotatorDecorator {

  private final Set<String> languages;

  /**
   * Serves only the given languages.
   *
   * @param languages as {@link LanguageTag#language} writes them, for example {@code en}
   */
  public ServedLanguages(Annotator annotator, Set<String> languages) {
    super(annotator);
    this.languages = Set.copyOf(languages);
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    Optional<String> language = before.language().flatMap(LanguageTag::language);
    if (language.isEmpty() || languages.contains(language.get())) {
      return annotator.annotate(document, before, deadline);
    }
    String reason =
        "the text is in "
            + language.get()
            + "; the model serves "
            + String.join(", ", new TreeSet<>(languages));
    return before.with(new Outcome(name(), description(), Status.SKIPPED, Optional.of(reason), 0));
  }
}
