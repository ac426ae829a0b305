package news.copydesk.annotation.sentiment;

import java.util.Optional;
import news.copydesk.annotation.AnnotationException;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Sentiment;
import news.copydesk.annotation.Status;
import news.copydesk.model.ModelDescription;

/**
 * Measures the tone of a document, and towards each entity that the annotators before it found: as
 * the mean over sentences, the title counting as several, and over the sentences that name the
 * entity. Stops at the length limit, and between sentences at the deadline.
 */
public final class SentimentAnnotator implements Annotator {

  /** The part of the record that this annotator fills. */
  public static final String NAME = "sentiment";

  private final SentimentModel model;
  private final int maxCharacters;

  /**
   * @param model scores the sentences; closed with this annotator
   * @param maxCharacters how much of title and body each is read, in Unicode code points
   */
  public SentimentAnnotator(SentimentModel model, int maxCharacters) {
    this.model = model;
    this.maxCharacters = maxCharacters;
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
    if (document.title().isBlank() && document.body().isBlank()) {
      return before.with(outcome(Status.SKIPPED, Optional.of("title and body are blank"), start));
    }
    try {
      return annotateText(document, before, deadline, start);
    } catch (RuntimeException e) {
      throw new AnnotationException(
          "sentiment of article " + document.id() + ": " + e.getClass().getSimpleName(), e);
    }
  }

  private Annotations annotateText(
      Document document, Annotations before, Deadline deadline, long start) {
    DocumentTone tone = new DocumentTone(model.scorer(), before.entities(), maxCharacters);
    boolean done = tone.read(document, deadline);
    Annotations found = before.withEntities(tone.entities());
    Optional<Sentiment> whole = tone.whole();
    if (whole.isPresent()) {
      found = found.withSentiment(whole.get());
    }
    if (!done) {
      String reason =
          "deadline of %d ms passed after %d sentences"
              .formatted(deadline.limit().toMillis(), tone.sentences());
      return found.with(outcome(Status.TIMED_OUT, Optional.of(reason), start));
    }
    if (tone.truncated()) {
      String reason = "only the first " + maxCharacters + " characters were read";
      return found.cut().with(outcome(Status.PARTIAL, Optional.of(reason), start));
    }
    return found.with(outcome(Status.COMPLETE, Optional.empty(), start));
  }

  private Outcome outcome(Status status, Optional<String> reason, long start) {
    return new Outcome(
        NAME, model.description(), status, reason, (System.nanoTime() - start) / 1_000);
  }

  @Override
  public void close() {
    model.close();
  }
}
