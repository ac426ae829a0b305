package news.copydesk.annotation.gazetteer;

import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Work;
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
  private final ModelDescription description;
  private final GazetteerLinker linker;
  private final int maxCharacters;

  /**
   * @param gazetteer closed with this annotator
   * @param maxCharacters the longest title or body that is searched whole, in code points
   */
  public GazetteerAnnotator(Gazetteer gazetteer, int maxCharacters) {
    this(gazetteer, gazetteer.description(), maxCharacters);
  }

  /**
   * The same of a gazetteer that is registered.
   *
   * @param description as which it is
   */
  public GazetteerAnnotator(Gazetteer gazetteer, ModelDescription description, int maxCharacters) {
    this.gazetteer = gazetteer;
    this.description = description;
    this.linker = new GazetteerLinker(gazetteer, maxCharacters);
    this.maxCharacters = maxCharacters;
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
        () -> {
          Linked linked = linker.link(document, before.entities(), deadline);
          Annotations found = before.withEntities(linked.entities());
          if (linked.late()) {
            String when = "before all names were looked up";
            return work.timedOut(linked.cut() ? found.cut() : found, when);
          }
          return linked.cut()
              ? work.cut(found, "only the first " + maxCharacters + " characters were searched")
              : work.complete(found);
        });
  }

  @Override
  public void close() {
    gazetteer.close();
  }
}
