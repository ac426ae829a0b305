package news.copydesk.annotation;

import org.jspecify.annotations.Nullable;

/**
 * Stands for a cause whose message may quote the document: its class and where it was thrown, but
 * none of its words, so that it can be logged.
 */
final class WordlessCause extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Causes have causes; a chain of more says nothing new, and may be a circle. */
  private static final int MAX_DEPTH = 5;

  private WordlessCause(Throwable original, @Nullable Throwable cause) {
    super(original.getClass().getName(), cause);
    setStackTrace(original.getStackTrace());
  }

  static WordlessCause of(Throwable original) {
    return of(original, MAX_DEPTH);
  }

  private static WordlessCause of(Throwable original, int depth) {
    Throwable cause = original.getCause();
    return new WordlessCause(original, cause == null || depth == 0 ? null : of(cause, depth - 1));
  }
}
