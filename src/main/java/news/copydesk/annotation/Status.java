package news.copydesk.annotation;

/** How an annotator ended. */
public enum Status {
  /** All of the text was annotated. */
  COMPLETE,
  /** A part of the text was annotated; the reason says which. */
  PARTIAL,
  /** The deadline passed; what was ready is there. */
  TIMED_OUT,
  /** The annotator threw; nothing is there. */
  FAILED,
  /** The document is not this annotator's business; nothing is there. */
  SKIPPED,
  /**
   * The document is its business, but it was left out for now: its model is not loaded. Nothing is
   * there. A record says SKIPPED, and is not complete.
   */
  LEFT_OUT
}
