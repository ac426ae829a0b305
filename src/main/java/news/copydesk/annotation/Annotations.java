package news.copydesk.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What annotators found in a document, and how each of them ended. Immutable: each annotator
 * returns what it was given and its own part.
 *
 * @param language BCP 47 tag, given or detected; {@code und} when detection was not sure
 * @param entities in order of first mention
 * @param topics the most confident first
 * @param sentiment of the whole document
 * @param outcomes one per annotator that was asked, in their order
 * @param truncated true when the document was over the length limit
 */
public record Annotations(
    Optional<String> language,
    List<Entity> entities,
    List<Topic> topics,
    Optional<Sentiment> sentiment,
    List<Outcome> outcomes,
    boolean truncated) {

  /** Nothing found yet; the language is the one that came with the document. */
  public static Annotations of(Document document) {
    return new Annotations(
        document.language(), List.of(), List.of(), Optional.empty(), List.of(), false);
  }

  /** The same with another annotator's outcome. */
  public Annotations with(Outcome outcome) {
    List<Outcome> all = new ArrayList<>(outcomes);
    all.add(outcome);
    return new Annotations(language, entities, topics, sentiment, List.copyOf(all), truncated);
  }

  /** The same in the given language. */
  public Annotations withLanguage(String tag) {
    return new Annotations(Optional.of(tag), entities, topics, sentiment, outcomes, truncated);
  }

  /** The same with these entities in place of the ones so far. */
  public Annotations withEntities(List<Entity> found) {
    return new Annotations(language, found, topics, sentiment, outcomes, truncated);
  }

  /** The same with these topics. */
  public Annotations withTopics(List<Topic> found) {
    return new Annotations(language, entities, found, sentiment, outcomes, truncated);
  }

  /** The same with this tone. */
  public Annotations withSentiment(Sentiment found) {
    return new Annotations(language, entities, topics, Optional.of(found), outcomes, truncated);
  }

  /** The same of a document that was over the length limit. */
  public Annotations cut() {
    return new Annotations(language, entities, topics, sentiment, outcomes, true);
  }

  /** True when every annotator is complete. */
  public boolean complete() {
    return outcomes.stream().allMatch(Outcome::complete);
  }
}
