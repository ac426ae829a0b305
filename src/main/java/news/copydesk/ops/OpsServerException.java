package news.copydesk.ops;

/** The health and metrics endpoint cannot start; the message says where, why and what next. */
public final class OpsServerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OpsServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
