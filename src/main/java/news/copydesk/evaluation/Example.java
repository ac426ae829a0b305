package news.copydesk.evaluation;

import java.util.Set;
import news.copydesk.annotation.Document;

/**
 * A document and what people found in it.
 *
 * @param document what the annotators read
 * @param gold the labels that are right; empty when there are none
 */
public record Example(Document document, Set<Item> gold) {

  /**
   * One thing that was found.
   *
   * @param label what it is, for example {@code PERSON}
   * @param place where it is, as far as the task asks: offsets of a mention, nothing for a document
   */
  public record Item(String label, String place) {

    /** A label of the whole document. */
    static Item of(String label) {
      return new Item(label, "");
    }
  }
}
