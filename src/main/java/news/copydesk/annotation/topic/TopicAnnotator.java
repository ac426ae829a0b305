package news.copydesk.annotation.topic;

import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Work;
import news.copydesk.model.ModelDescription;

/** Says what a document is about: the topics that are probable enough. */
public final class TopicAnnotator implements Annotator {

  /** The part of the record that this annotator fills. */
  public static final String NAME = "topics";

  private final TopicModel model;
  private final ModelDescription description;
  private final double minConfidence;

  /**
   * @param model closed with this annotator
   * @param minConfidence topics of a lower probability are left out, 0 to 1
   */
  public TopicAnnotator(TopicModel model, double minConfidence) {
    this(model, model.description(), minConfidence);
  }

  /**
   * The same of a model that is registered.
   *
   * @param description as which it is
   */
  public TopicAnnotator(TopicModel model, ModelDescription description, double minConfidence) {
    this.model = model;
    this.description = description;
    this.minConfidence = minConfidence;
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
    return work.inTimeOn(
        () ->
            work.complete(
                before.withTopics(model.topics(document.title(), document.body(), minConfidence))));
  }

  @Override
  public void close() {
    model.close();
  }
}
