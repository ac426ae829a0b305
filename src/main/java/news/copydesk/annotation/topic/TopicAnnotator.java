package news.copydesk.annotation.topic;

import java.util.Optional;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.model.ModelDescription;

/** Says what a document is about: the topics that are probable enough. */
public final class TopicAnnotator implements Annotator {

  /** The part of the record that this annotator fills. */
  public static final String NAME = "topics";

  private final TopicModel model;
  private final double minConfidence;

  /**
   * @param model closed with this annotator
   * @param minConfidence topics of a lower probability are left out, 0 to 1
   */
  public TopicAnnotator(TopicModel model, double minConfidence) {
    this.model = model;
    this.minConfidence = minConfidence;
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
      return before.with(outcome(Status.SKIPPED, "title and body are blank", start));
    }
    if (deadline.passed()) {
      return before.with(
          outcome(Status.TIMED_OUT, "the deadline passed before topics were looked for", start));
    }
    return before
        .withTopics(model.topics(document.title(), document.body(), minConfidence))
        .with(new Outcome(NAME, description(), Status.COMPLETE, Optional.empty(), micros(start)));
  }

  private Outcome outcome(Status status, String reason, long start) {
    return new Outcome(NAME, description(), status, Optional.of(reason), micros(start));
  }

  private static long micros(long start) {
    return (System.nanoTime() - start) / 1000;
  }

  @Override
  public void close() {
    model.close();
  }
}
