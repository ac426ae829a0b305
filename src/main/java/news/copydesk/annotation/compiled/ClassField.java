package news.copydesk.annotation.compiled;

/** The rows of a distributional class, in the order of its record. */
public enum ClassField {
  /** Of the word itself. */
  OWN,
  /** Of the previous word. */
  PREVIOUS,
  /** Of the next word. */
  NEXT,
  /** Over label pairs, of the word itself. */
  EDGE_OWN,
  /** Over label pairs, of the previous word. */
  EDGE_PREVIOUS
}
