package news.copydesk.registry;

/** Something that was asked of the registry cannot be done; nothing has been changed. */
public class RegistryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what was wrong, where, and what to do next. */
  public RegistryException(String message) {
    super(message);
  }

  /** Says what was wrong, where, and what to do next; keeps the cause. */
  public RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
