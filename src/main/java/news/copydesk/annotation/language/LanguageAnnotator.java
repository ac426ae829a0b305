package news.copydesk.annotation.language;

import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.LanguageTag;
import news.copydesk.annotation.Work;
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
  private static final int FIRST_LOOK = 150;

  /** Characters for the rest, such as newswire that begins with a table of figures. */
  private static final int SECOND_LOOK = 1_000;

  private final LanguageModel model;
  private final ModelDescription description;

  /** Shares the model, which needs no closing. */
  public LanguageAnnotator(LanguageModel model) {
    this(model, model.description());
  }

  /**
   * The same of a model that is registered.
   *
   * @param description as which it is
   */
  public LanguageAnnotator(LanguageModel model, ModelDescription description) {
    this.model = model;
    this.description = description;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ModelDescription description() {
    return description;
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    Work work = new Work(this, document, before, deadline);
    if (before.language().flatMap(LanguageTag::language).isPresent()) {
      return work.skipped("the article says its language");
    }
    return work.inTimeOn(() -> work.complete(before.withLanguage(language(document))));
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

  /** Nothing to give back: the model lives on the heap. */
  @Override
  public void close() {}
}
