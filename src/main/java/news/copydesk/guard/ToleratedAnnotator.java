package news.copydesk.guard;

import java.util.Optional;
import news.copydesk.annotation.AnnotationException;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an article go on without an annotator that threw: the record says FAILED and why. The
 * article is not at fault, so it is no dead letter.
 */
public final class ToleratedAnnotator extends AnnotatorDecorator {

  private static final Logger log = LoggerFactory.getLogger(ToleratedAnnotator.class);

  /** Tolerates failures of the given annotator. */
  public ToleratedAnnotator(Annotator annotator) {
    super(annotator);
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    long start = System.nanoTime();
    try {
      return annotator.annotate(document, before, deadline);
    } catch (AnnotationException e) {
      log.atWarn()
          .addKeyValue("article", document.id())
          .addKeyValue("annotator", name())
          .setCause(e)
          .log("annotation failed; the article goes on without it");
      return before.with(
          new Outcome(
              name(),
              description(),
              Status.FAILED,
              Optional.ofNullable(e.getMessage()),
              (System.nanoTime() - start) / 1_000));
    }
  }
}
