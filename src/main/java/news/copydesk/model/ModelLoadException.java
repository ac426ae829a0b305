package news.copydesk.model;

/** A model could not be loaded: its files are missing, unreadable or not what they should be. */
public class ModelLoadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which model, what is wrong and what to do. */
  public ModelLoadException(String message) {
    super(message);
  }

  /** Says which model, what is wrong and what to do; keeps the cause. */
  public ModelLoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
