package news.copydesk.annotation.language;

import java.util.Optional;
import news.copydesk.annotation.AnnotationException;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.LanguageTag;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.model.ModelDescription;

/**
 * Finds out the language of a document that does not say so, from its beginning. Where that leaves
 * two languages open, it reads on a little; where they are still open, the language is {@code und}.
 */
public final class LanguageAnnotator implements Annotator {

  /** The part of the record that this annotator fills. */
  public static final String NAME = "language";

  /**
   * Below it, the first two guesses are too close to call. Tables, names alone and texts of a few
   * words are; none of the multilingual test's sentences is (docs/rationale/language.md).
   */
  static final double SURE = 0.58;

  /** Characters that settle most texts. More settle them more firmly, but no differently. */
  private static final int FIRST_LOOK = 180;

  /** Characters for the rest, such as newswire that begins with a table of figures. */
  private static final int SECOND_LOOK = 1_000;

  private final LanguageModel model;

  /** Shares the model, which needs no closing. */
  public LanguageAnnotator(LanguageModel model) {
    this.model = model;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ModelDescription description() {
    return model.description();
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    long start = System.nanoTime();
    if (before.language().flatMap(LanguageTag::language).isPresent()) {
      return before.with(outcome(Status.SKIPPED, "the article says its language", start));
    }
    if (document.title().isBlank() && document.body().isBlank()) {
      return before.with(outcome(Status.SKIPPED, "title and body are blank", start));
    }
    if (deadline.passed()) {
      String reason = "deadline of " + deadline.limit().toMillis() + " ms passed before the start";
      return before.with(outcome(Status.TIMED_OUT, reason, start));
    }
    try {
      return before
          .withLanguage(language(document))
          .with(new Outcome(NAME, description(), Status.COMPLETE, Optional.empty(), since(start)));
    } catch (RuntimeException e) {
      throw new AnnotationException(
          "language of article " + document.id() + ": " + e.getClass().getSimpleName(), e);
    }
  }

  private String language(Document document) {
    String text = TextSample.of(document, SECOND_LOOK);
    String beginning = TextSample.beginning(text, FIRST_LOOK);
    LanguageGuess guess = model.guess(beginning);
    if (guess.confidence() < SURE && text.length() > beginning.length()) {
      guess = model.guess(text);
    }
    return guess.confidence() < SURE ? LanguageTag.UNDETERMINED : guess.tag();
  }

  private Outcome outcome(Status status, String reason, long start) {
    return new Outcome(NAME, description(), status, Optional.of(reason), since(start));
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000;
  }

  /** Nothing to give back: the model lives on the heap. */
  @Override
  public void close() {}
}
