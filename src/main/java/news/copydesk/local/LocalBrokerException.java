package news.copydesk.local;

/**
 * The local broker or registry cannot start or work; the message says what was wrong, where, what
 * next.
 */
public final class LocalBrokerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LocalBrokerException(String message) {
    super(message);
  }

  LocalBrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
