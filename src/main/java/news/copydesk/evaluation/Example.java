package news.copydesk.evaluation;

import java.util.Optional;
import java.util.Set;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;

/**
 * A document and what people found in it.
 *
 * @param document what the annotators read
 * @param gold the labels that are right; empty when there are none
 * @param target the name that the labels are about; empty when they are about the document
 */
public record Example(Document document, Set<Item> gold, Optional<Entity> target) {

  /** A document with labels of its own. */
  public Example(Document document, Set<Item> gold) {
    this(document, gold, Optional.empty());
  }

  /** A document with a label of one name in it. */
  static Example towards(Document document, Entity target, Item label) {
    return new Example(document, Set.of(label), Optional.of(target));
  }

  /**
   * One thing that was found.
   *
   * @param label what it is, for example {@code PERSON}
   * @param place where it is, as far as the task asks: offsets of a mention, nothing for a document
   */
  public record Item(String label, String place) {

    /** A label of the whole document. */
    public static Item of(String label) {
      return new Item(label, "");
    }
  }
}
