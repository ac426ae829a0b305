package news.copydesk.annotation.compiled;

/** The rows of a shape, in the order of its record. */
public enum ShapeField {
  /** Of the word itself. */
  OWN,
  /** Of the previous word. */
  PREVIOUS,
  /** Of the next word. */
  NEXT,
  /** Over label pairs, of the word itself. */
  EDGE_OWN,
  /** The same once more: CoreNLP has two features of it. */
  EDGE_OWN_2,
  /** Over label pairs, of the previous word. */
  EDGE_PREVIOUS,
  /** Over label pairs, of the next word. */
  EDGE_NEXT
}
