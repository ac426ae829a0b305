package news.copydesk.topology;

/**
 * The topics of the stream.
 *
 * @param articles where articles come in
 * @param enriched where enriched articles go out
 * @param deadLetters where records go that are no article
 */
public record TopicNames(String articles, String enriched, String deadLetters) {

  /** The names that everything uses unless told otherwise. */
  public static final TopicNames DEFAULT =
      new TopicNames("articles.new", "articles.enriched", "articles.dead-letter");
}
