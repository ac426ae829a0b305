package news.copydesk.annotation;

import java.util.List;
import java.util.Optional;

/**
 * One name with all its mentions in a document.
 *
 * @param type the model's label, for example {@code PERSON}
 * @param text the canonical text
 * @param mentions title first, then by offset; at least one
 * @param link the gazetteer entry that it names, if one was found
 * @param sentiment the tone towards it, if measured
 */
public record Entity(
    String type,
    String text,
    List<Mention> mentions,
    Optional<Link> link,
    Optional<Sentiment> sentiment) {

  /** A name of which nothing else is known yet. */
  public Entity(String type, String text, List<Mention> mentions) {
    this(type, text, mentions, Optional.empty(), Optional.empty());
  }

  /** The same, linked. */
  public Entity withLink(Link found) {
    return new Entity(type, text, mentions, Optional.of(found), sentiment);
  }

  /** The same with a tone. */
  public Entity withSentiment(Sentiment found) {
    return new Entity(type, text, mentions, link, Optional.of(found));
  }
}
