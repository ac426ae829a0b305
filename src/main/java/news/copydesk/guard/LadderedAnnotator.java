package news.copydesk.guard;

import java.util.Optional;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;

/**
 * Leaves an annotator out while the process stands on a lower rung than the annotator works on. The
 * outcome says so, and the record is not complete: what is missing can be made up for later.
 */
public final class LadderedAnnotator extends AnnotatorDecorator {

  private final Ladder ladder;
  private final Rung lowest;

  /**
   * @param lowest the last rung on which the annotator works
   */
  public LadderedAnnotator(Annotator annotator, Ladder ladder, Rung lowest) {
    super(annotator);
    this.ladder = ladder;
    this.lowest = lowest;
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    if (ladder.rung().compareTo(lowest) <= 0) {
      return annotator.annotate(document, before, deadline);
    }
    return before.with(
        new Outcome(name(), description(), Status.LEFT_OUT, Optional.of(ladder.why()), 0));
  }
}
