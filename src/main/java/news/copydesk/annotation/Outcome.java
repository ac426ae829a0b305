package news.copydesk.annotation;

import java.util.Optional;
import news.copydesk.model.ModelDescription;

/**
 * What one annotator did with a document.
 *
 * @param annotator the part of the record it fills, for example {@code entities}
 * @param model the model that it used
 * @param status how it ended
 * @param reason why the status is not COMPLETE
 * @param micros time spent, in microseconds
 */
public record Outcome(
    String annotator, ModelDescription model, Status status, Optional<String> reason, long micros) {

  /** True when nothing is missing that could have been there. */
  public boolean complete() {
    return status == Status.COMPLETE || status == Status.SKIPPED;
  }

  /** The same outcome with another time. */
  public Outcome withMicros(long newMicros) {
    return new Outcome(annotator, model, status, reason, newMicros);
  }
}
