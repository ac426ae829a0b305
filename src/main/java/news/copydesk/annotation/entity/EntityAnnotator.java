package news.copydesk.annotation.entity;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.Work;
import news.copydesk.model.ModelDescription;

/**
 * Finds the entities of a document: title and body sentence by sentence, until the text, the length
 * limit or the deadline ends.
 */
public final class EntityAnnotator implements Annotator {

  /** The part of the record that this annotator fills. */
  public static final String NAME = "entities";

  private final NameTagger tagger;
  private final ModelDescription description;
  private final int maxCharacters;

  /**
   * @param tagger finds the names; closed with this annotator
   * @param maxCharacters the longest text that is annotated whole, in Unicode code points
   */
  public EntityAnnotator(NameTagger tagger, int maxCharacters) {
    this(tagger, tagger.description(), maxCharacters);
  }

  /**
   * The same of a model that is registered.
   *
   * @param description as which it is
   */
  public EntityAnnotator(NameTagger tagger, ModelDescription description, int maxCharacters) {
    this.tagger = tagger;
    this.description = description;
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
    return work.on(() -> annotateText(document, before, deadline, work));
  }

  private Annotations annotateText(
      Document document, Annotations before, Deadline deadline, Work work) {
    List<TextInLimit> texts = new ArrayList<>();
    boolean truncated = false;
    int all = 0;
    for (Section section : Section.values()) {
      TextInLimit text = TextInLimit.of(tagger, section, document.text(section), maxCharacters);
      texts.add(text);
      truncated |= text.truncated();
      all += text.sentences().size();
    }
    EntityGrouping grouping = new EntityGrouping();
    int done = 0;
    for (TextInLimit text : texts) {
      done += annotate(text, deadline, grouping);
    }
    Annotations found = before.withEntities(grouping.entities());
    if (done < all) {
      String when = "after " + done + " of " + all + " sentences";
      return work.timedOut(truncated ? found.cut() : found, when);
    }
    return truncated
        ? work.cut(found, "only the first " + maxCharacters + " characters were annotated")
        : work.complete(found);
  }

  /** Annotates one section until the deadline; how many sentences are done. */
  private static int annotate(TextInLimit text, Deadline deadline, EntityGrouping grouping) {
    CodePoints codePoints = new CodePoints(text.text());
    int done = 0;
    for (Sentence sentence : text.sentences()) {
      if (deadline.passed()) {
        break;
      }
      for (TypedSpan name : sentence.names()) {
        int begin = codePoints.at(name.begin());
        int end = codePoints.at(name.end());
        String mention = text.text().substring(name.begin(), name.end());
        grouping.add(name.type(), new Mention(text.section(), begin, end, mention));
      }
      done++;
    }
    return done;
  }

  @Override
  public void close() {
    tagger.close();
  }
}
