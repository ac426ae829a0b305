package news.copydesk.annotation;

import java.util.function.UnaryOperator;

/** Makes of a document, as it came, the text that annotators should read. Thread-safe. */
public interface Preparation {

  /** Prepares one document. */
  Prepared prepare(Document document);

  /** Lets annotators read documents as they came. */
  static Preparation none() {
    return Prepared::unchanged;
  }

  /**
   * A document that is ready to be read.
   *
   * @param document what annotators read
   * @param restore moves what they find to the offsets and texts of the document as it came
   */
  record Prepared(Document document, UnaryOperator<Annotations> restore) {

    /** A document that can be read as it came. */
    public static Prepared unchanged(Document document) {
      return new Prepared(document, UnaryOperator.identity());
    }
  }
}
