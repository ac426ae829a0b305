package news.copydesk.guard;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;

/** Holds a slot while it annotates. A document that gets none before its deadline is TIMED_OUT. */
public final class SlottedAnnotator extends AnnotatorDecorator {

  private final Slots slots;

  /** Guards an annotator with the slots of the process. */
  public SlottedAnnotator(Annotator annotator, Slots slots) {
    super(annotator);
    this.slots = slots;
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    if (!acquire(document, deadline)) {
      return before.with(noSlot(deadline));
    }
    long start = System.nanoTime();
    try {
      return annotator.annotate(document, before, deadline);
    } finally {
      slots.release();
      slots.latencies().record(name(), System.nanoTime() - start);
    }
  }

  private boolean acquire(Document document, Deadline deadline) {
    try {
      return slots.acquire(deadline.remainingNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException)
          new CancellationException(
                  name()
                      + " of article "
                      + document.id()
                      + ": interrupted while waiting for a slot")
              .initCause(e);
    }
  }

  private Outcome noSlot(Deadline deadline) {
    String reason =
        "no inference slot was free within the deadline of " + deadline.limit().toMillis() + " ms";
    return new Outcome(
        name(),
        description(),
        Status.TIMED_OUT,
        Optional.of(reason),
        deadline.limit().toNanos() / 1_000);
  }
}
