package news.copydesk.annotation.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.annotation.AnnotationException;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.Status;
import news.copydesk.model.ModelDescription;

/**
 * Finds the entities of a document: title and body sentence by sentence, until the text, the length
 * limit or the deadline ends.
 */
public final class EntityAnnotator implements Annotator {

  /** The part of the record that this annotator fills. */
  public static final String NAME = "entities";

  private final NameTagger tagger;
  private final int maxCharacters;

  /**
   * @param tagger finds the names; closed with this annotator
   * @param maxCharacters the longest text that is annotated whole, in Unicode code points
   */
  public EntityAnnotator(NameTagger tagger, int maxCharacters) {
    this.tagger = tagger;
    this.maxCharacters = maxCharacters;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ModelDescription description() {
    return tagger.description();
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    long start = System.nanoTime();
    if (document.title().isBlank() && document.body().isBlank()) {
      return before.with(outcome(Status.SKIPPED, Optional.of("title and body are blank"), start));
    }
    EntityGrouping grouping = new EntityGrouping();
    boolean truncated = false;
    int done = 0;
    int all = 0;
    try {
      List<TextInLimit> texts = new ArrayList<>();
      for (Section section : Section.values()) {
        TextInLimit text = TextInLimit.of(tagger, section, document.text(section), maxCharacters);
        texts.add(text);
        truncated |= text.truncated();
        all += text.sentences().size();
      }
      for (TextInLimit text : texts) {
        done += annotate(text, deadline, grouping);
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new AnnotationException(
          "entities of article " + document.id() + ": " + e.getClass().getSimpleName(), e);
    }
    Annotations found =
        before
            .withEntities(grouping.entities())
            .with(done < all ? timedOut(done, all, deadline, start) : complete(truncated, start));
    return truncated ? found.cut() : found;
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

  private Outcome timedOut(int done, int all, Deadline deadline, long start) {
    String reason =
        "deadline of "
            + deadline.limit().toMillis()
            + " ms passed after "
            + done
            + " of "
            + all
            + " sentences";
    return outcome(Status.TIMED_OUT, Optional.of(reason), start);
  }

  private Outcome complete(boolean truncated, long start) {
    return truncated
        ? outcome(
            Status.PARTIAL,
            Optional.of("only the first " + maxCharacters + " characters were annotated"),
            start)
        : outcome(Status.COMPLETE, Optional.empty(), start);
  }

  private Outcome outcome(Status status, Optional<String> reason, long start) {
    return new Outcome(
        NAME, tagger.description(), status, reason, (System.nanoTime() - start) / 1_000);
  }

  @Override
  public void close() {
    tagger.close();
  }
}
