package news.copydesk.annotation.boilerplate;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Preparation;
import news.copydesk.annotation.Section;

/**
 * Shows annotators the plain text of title and body: without the tags where it certainly is HTML,
 * with character references decoded, and with lines of page furniture blanked. What they find is
 * moved back to the original text: a mention's offsets and text are the original's, markup and all;
 * an entity's own text stays plain.
 */
public final class Boilerplate implements Preparation {

  /** Characters of HTML that are parsed for each character that annotators read at most. */
  private static final int HTML_PER_CHARACTER = 3;

  private static final int USUAL_LIMIT = 100_000;

  private final int longestHtml;

  /** For annotators that read the usual 100,000 characters of a text. */
  public Boilerplate() {
    this(USUAL_LIMIT);
  }

  /**
   * The parser does not ask the deadline, and nested elements take it up to the square of their
   * number, so it is given no more than the annotators can use: three times the limit, since as
   * much markup as text is common and twice as much is not.
   *
   * @param maxCharacters the longest text that annotators read whole, in code points
   */
  public Boilerplate(int maxCharacters) {
    this.longestHtml = (int) Math.min(Integer.MAX_VALUE, (long) maxCharacters * HTML_PER_CHARACTER);
  }

  @Override
  public Prepared prepare(Document document) {
    PlainText title = PlainText.of(document.title(), longestHtml);
    PlainText body = PlainText.of(document.body(), longestHtml);
    if (title.unchanged() && body.unchanged()) {
      return Prepared.unchanged(document);
    }
    Document plain =
        new Document(
            document.id(), document.source(), title.text(), body.text(), document.language());
    return new Prepared(plain, found -> restored(found, title, body));
  }

  private static Annotations restored(Annotations found, PlainText title, PlainText body) {
    List<Entity> entities = new ArrayList<>(found.entities().size());
    for (Entity entity : found.entities()) {
      List<Mention> mentions = new ArrayList<>(entity.mentions().size());
      for (Mention mention : entity.mentions()) {
        mentions.add((mention.section() == Section.TITLE ? title : body).restored(mention));
      }
      entities.add(
          new Entity(
              entity.type(),
              entity.text(),
              List.copyOf(mentions),
              entity.link(),
              entity.sentiment()));
    }
    return found.withEntities(List.copyOf(entities));
  }
}
