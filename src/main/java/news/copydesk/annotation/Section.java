package news.copydesk.annotation;

/** A part of a document that has a text of its own. */
public enum Section {
  TITLE,
  BODY
}
