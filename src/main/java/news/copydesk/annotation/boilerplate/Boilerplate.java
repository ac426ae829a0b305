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

  @Override
  public Prepared prepare(Document document) {
    PlainText title = PlainText.of(document.title());
    PlainText body = PlainText.of(document.body());
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
