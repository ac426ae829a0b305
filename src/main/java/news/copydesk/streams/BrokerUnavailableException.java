package news.copydesk.streams;

/** No broker answered. */
public final class BrokerUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says how long was waited; keeps the cause. */
  public BrokerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
