package news.copydesk.annotation.gazetteer;

import java.util.Optional;
import news.copydesk.annotation.AnnotationException;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.annotation.gazetteer.GazetteerLinker.Linked;
import news.copydesk.model.ModelDescription;

/**
 * Says which place, institution or person an entity is, and adds the names that the taggers before
 * it missed. Serves articles in any language.
 */
public final class GazetteerAnnotator implements Annotator {

  /** The part of the record that this annotator fills. */
  public static final String NAME = "gazetteer";

  private final Gazetteer gazetteer;
  private final GazetteerLinker linker;
  private final int maxCharacters;

  /**
   * @param gazetteer closed with this annotator
   * @param maxCharacters the longest title or body that is searched whole, in code points
   */
  public GazetteerAnnotator(Gazetteer gazetteer, int maxCharacters) {
    this.gazetteer = gazetteer;
    this.linker = new GazetteerLinker(gazetteer, maxCharacters);
    this.maxCharacters = maxCharacters;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ModelDescription description() {
    return gazetteer.description();
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    long start = System.nanoTime();
    if (document.title().isBlank() && document.body().isBlank()) {
      return before.with(outcome(Status.SKIPPED, "title and body are blank", start));
    }
    if (deadline.passed()) {
      return before.with(outcome(Status.TIMED_OUT, late(deadline) + " before it began", start));
    }
    Linked linked;
    try {
      linked = linker.link(document, before.entities(), deadline);
    } catch (RuntimeException e) {
      throw new AnnotationException(
          "gazetteer of article " + document.id() + ": " + e.getClass().getSimpleName(), e);
    }
    Annotations found = before.withEntities(linked.entities());
    return (linked.cut() ? found.cut() : found).with(outcome(linked, deadline, start));
  }

  private Outcome outcome(Linked linked, Deadline deadline, long start) {
    if (linked.late()) {
      return outcome(Status.TIMED_OUT, late(deadline) + " before all names were looked up", start);
    }
    if (linked.cut()) {
      String reason = "only the first " + maxCharacters + " characters were searched";
      return outcome(Status.PARTIAL, reason, start);
    }
    return outcome(Status.COMPLETE, "", start);
  }

  private static String late(Deadline deadline) {
    return "deadline of " + deadline.limit().toMillis() + " ms passed";
  }

  private Outcome outcome(Status status, String reason, long start) {
    return new Outcome(
        NAME,
        gazetteer.description(),
        status,
        reason.isEmpty() ? Optional.empty() : Optional.of(reason),
        (System.nanoTime() - start) / 1_000);
  }

  @Override
  public void close() {
    gazetteer.close();
  }
}
