package news.copydesk.annotation.sentiment;

import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Work;
import news.copydesk.model.ModelDescription;

/**
 * Measures the tone of a document, and towards each entity that the annotators before it found: as
 * the mean over sentences, the title counting as several, and over the sentences that name the
 * entity. Stops at the length limit, and between sentences at the deadline.
 */
public final class SentimentAnnotator implements Annotator {

  /** The part of the record that this annotator fills. */
  public static final String NAME = "sentiment";

  private final SentimentModel model;
  private final ModelDescription description;
  private final int maxCharacters;

  /**
   * @param model scores the sentences; closed with this annotator
   * @param maxCharacters how much of title and body each is read, in Unicode code points
   */
  public SentimentAnnotator(SentimentModel model, int maxCharacters) {
    this(model, model.description(), maxCharacters);
  }

  /**
   * The same of a model that is registered.
   *
   * @param description as which it is
   */
  public SentimentAnnotator(SentimentModel model, ModelDescription description, int maxCharacters) {
    this.model = model;
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
    DocumentTone tone = new DocumentTone(model.scorer(), before.entities(), maxCharacters);
    boolean done = tone.read(document, deadline);
    Annotations entities = before.withEntities(tone.entities());
    Annotations found = tone.whole().map(entities::withSentiment).orElse(entities);
    if (!done) {
      return work.timedOut(found, "after " + tone.sentences() + " sentences");
    }
    return tone.truncated()
        ? work.cut(found, "only the first " + maxCharacters + " characters were read")
        : work.complete(found);
  }

  @Override
  public void close() {
    model.close();
  }
}
