package news.copydesk.registry;

/** A manifest, a file or a ledger is not what was registered, or nobody known vouches for it. */
public final class IntegrityException extends RegistryException {

  private static final long serialVersionUID = 1L;

  /** Says what was refused, where, and what to do next. */
  public IntegrityException(String message) {
    super(message);
  }

  /** Says what was refused, where, and what to do next; keeps the cause. */
  public IntegrityException(String message, Throwable cause) {
    super(message, cause);
  }
}
