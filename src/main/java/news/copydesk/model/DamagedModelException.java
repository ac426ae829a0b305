package news.copydesk.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.util.zip.ZipException;

/**
 * A model's file is of the right kind, and not whole: cut off, altered, or made to do harm. Who
 * wrote there is the question, not what is wrong with the machine.
 */
public final class DamagedModelException extends ModelLoadException {

  private static final long serialVersionUID = 1L;

  /** Says which model, what is wrong and what to do. */
  public DamagedModelException(String message) {
    super(message);
  }

  /** Says which model, what is wrong and what to do; keeps the cause. */
  public DamagedModelException(String message, Throwable cause) {
    super(message, cause);
  }

  /** This, if what ended the reading says that the bytes are not whole; else the general kind. */
  public static ModelLoadException orOther(String message, Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    boolean damaged =
        root instanceof EOFException
            || root instanceof ZipException
            || root instanceof ObjectStreamException
            || root instanceof BadContentException
            || root instanceof SecurityException;
    return damaged
        ? new DamagedModelException(message, cause)
        : new ModelLoadException(message, cause);
  }

  /** What a reader throws where the content contradicts itself. */
  public static final class BadContentException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the content. */
    public BadContentException(String message) {
      super(message);
    }
  }
}
