package news.copydesk.api;

import io.javalin.http.HttpStatus;

/** A request that gets no record; the message says what was wrong and what to do about it. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  RefusedException(HttpStatus status, String reason) {
    super(reason);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
