package news.copydesk.evaluation;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import news.copydesk.evaluation.Example.Item;

/** Makes items of what annotators found. */
final class Items {

  /** Links have no labels of their own: right is the entry's id. */
  static final String LINK = "link";

  private Items() {}

  static Set<Item> labels(Collection<String> labels) {
    Set<Item> items = new LinkedHashSet<>();
    labels.forEach(label -> items.add(Item.of(label)));
    return items;
  }

  static Set<Item> mentions(Annotations annotations) {
    Set<Item> items = new HashSet<>();
    for (Entity entity : annotations.entities()) {
      for (Mention mention : entity.mentions()) {
        items.add(
            new Item(entity.type(), place(mention.section(), mention.begin(), mention.end())));
      }
    }
    return items;
  }

  static Set<Item> links(Annotations annotations) {
    Set<Item> items = new HashSet<>();
    for (Entity entity : annotations.entities()) {
      entity
          .link()
          .ifPresent(
              link ->
                  entity
                      .mentions()
                      .forEach(
                          mention ->
                              items.add(
                                  link(
                                      mention.section(),
                                      mention.begin(),
                                      mention.end(),
                                      link.id()))));
    }
    return items;
  }

  static Item link(Section section, int begin, int end, String id) {
    return new Item(LINK, place(section, begin, end) + " " + id);
  }

  static String place(Section section, int begin, int end) {
    return section + " " + begin + "-" + end;
  }
}
