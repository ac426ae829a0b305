package news.copydesk.annotation;

/** An annotator could not annotate a document. The message holds no text of the document. */
public final class AnnotationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which document and what went wrong; keeps the cause. */
  public AnnotationException(String message, Throwable cause) {
    super(message, cause);
  }
}
