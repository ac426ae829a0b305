package news.copydesk.evaluation;

import java.util.List;
import java.util.Optional;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.boilerplate.Boilerplate;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelHandle;

/** Asks annotators about labelled documents, each in the way that its label needs. */
public final class Examination implements AutoCloseable {

  private final AnnotatorChain all;
  private final Lease<Annotator> last;
  private final Optional<TopicAnswers> answers;

  /**
   * Borrows the annotators.
   *
   * @param answers what stands for topics, where the data has labels of its own
   */
  public Examination(AnnotatorsAsked asked, Optional<TopicAnswers> answers) {
    List<ModelHandle<Annotator>> handles = asked.handles();
    this.all = new AnnotatorChain(new Boilerplate(), handles);
    this.last = handles.get(handles.size() - 1).lease();
    this.answers = answers;
  }

  /** What they find in it; in place of the document's tone that towards the target, if any. */
  public Annotations annotate(Example example, Deadline deadline) {
    if (example.target().isPresent()) {
      return towards(example.document(), example.target().get(), deadline);
    }
    Annotations found = all.annotate(example.document(), deadline);
    return answers.isPresent() ? answers.get().answered(found) : found;
  }

  /** The target is given, not looked for. */
  private Annotations towards(Document document, Entity target, Deadline deadline) {
    Annotations given = Annotations.of(document).withEntities(List.of(target));
    Annotations found = last.model().annotate(document, given, deadline);
    return new Annotations(
        found.language(),
        found.entities(),
        found.topics(),
        found.entities().get(0).sentiment(),
        found.outcomes(),
        found.truncated());
  }

  /** Gives the annotator back; the handles stay the caller's to close. */
  @Override
  public void close() {
    last.close();
  }
}
