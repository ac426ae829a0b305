package news.copydesk.annotation;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One annotator's work on one document, from the moment that this is made: what all annotators do
 * alike around their own part, and the outcome in each of the ways in which it can end. For one
 * thread.
 */
public final class Work {

  private final Annotator annotator;
  private final Document document;
  private final Annotations before;
  private final Deadline deadline;
  private final long start = System.nanoTime();

  /** Begins; the outcome's time counts from here. */
  public Work(Annotator annotator, Document document, Annotations before, Deadline deadline) {
    this.annotator = annotator;
    this.document = document;
    this.before = before;
    this.deadline = deadline;
  }

  /**
   * Lets the annotator do its part, unless title and body are blank.
   *
   * @param part ends with one of the outcomes below
   * @throws AnnotationException if it throws; names the annotator and the article
   */
  public Annotations on(Supplier<Annotations> part) {
    if (document.title().isBlank() && document.body().isBlank()) {
      return skipped("title and body are blank");
    }
    try {
      return part.get();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AnnotationException(
          annotator.name() + " of article " + document.id() + ": " + e.getClass().getSimpleName(),
          e);
    }
  }

  /** The same, for a part that is done at once or, when the deadline has passed before, not. */
  public Annotations inTimeOn(Supplier<Annotations> part) {
    return on(() -> deadline.passed() ? timedOut(before, "before it began") : part.get());
  }

  /** Nothing to do. */
  public Annotations skipped(String reason) {
    return ended(before, Status.SKIPPED, Optional.of(reason));
  }

  /** All of the text is annotated. */
  public Annotations complete(Annotations found) {
    return ended(found, Status.COMPLETE, Optional.empty());
  }

  /** The text is annotated up to the length limit. */
  public Annotations cut(Annotations found, String reason) {
    return ended(found.cut(), Status.PARTIAL, Optional.of(reason));
  }

  /**
   * The deadline has passed.
   *
   * @param found what was ready
   * @param when how far the work had come, for example {@code after 3 of 4 sentences}
   */
  public Annotations timedOut(Annotations found, String when) {
    String reason = "deadline of %d ms passed %s".formatted(deadline.limit().toMillis(), when);
    return ended(found, Status.TIMED_OUT, Optional.of(reason));
  }

  private Annotations ended(Annotations found, Status status, Optional<String> reason) {
    long micros = (System.nanoTime() - start) / 1_000;
    return found.with(
        new Outcome(annotator.name(), annotator.description(), status, reason, micros));
  }
}
