package news.copydesk.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as the page shows it, cut to a bound: about 75 KB at most, 5 KB as a rule.
 *
 * @param number grows with each article that is shown
 * @param url where it was published, if that is an address of the web
 * @param dated when it was published, else fetched, else enriched; ISO 8601
 * @param tone NEGATIVE, NEUTRAL or POSITIVE; null where it was not measured
 * @param topics the labels, the most probable first
 * @param title the headline in pieces
 * @param body the beginning of the text in pieces
 * @param cut whether the text goes on
 * @param entities what the pieces point to
 */
record ShownArticle(
    long number,
    String id,
    String source,
    @Nullable String url,
    String dated,
    @Nullable String language,
    @Nullable String tone,
    List<String> topics,
    List<Piece> title,
    List<Piece> body,
    boolean cut,
    List<Name> entities) {

  /** What a piece of text that mentions nothing points to. */
  static final int NOTHING = -1;

  /**
   * A piece of text.
   *
   * @param entity which of the article's entities it mentions; {@link #NOTHING} for none
   */
  record Piece(String text, int entity) {}

  /**
   * An entity.
   *
   * @param name what articles share: the gazetteer's name where it is linked, else its own text
   * @param category of the gazetteer's entry; null where it is not linked
   * @param tone towards it; null where it was not measured
   */
  record Name(String type, String name, @Nullable String category, @Nullable String tone) {

    boolean is(String otherType, String otherName) {
      return type.equals(otherType) && name.equals(otherName);
    }
  }

  ShownArticle numbered(long next) {
    return new ShownArticle(
        next, id, source, url, dated, language, tone, topics, title, body, cut, entities);
  }

  boolean names(String type, String name) {
    return entities.stream().anyMatch(entity -> entity.is(type, name));
  }

  Clipping clipping() {
    StringBuilder text = new StringBuilder();
    title.forEach(piece -> text.append(piece.text()));
    return new Clipping(id, source, text.toString(), url, dated);
  }
}
