package news.copydesk.ingest.feed;

import java.io.IOException;

/** A feed that could not be fetched or read; the message says which, why and what to do. */
public final class FeedException extends IOException {

  private static final long serialVersionUID = 1L;

  FeedException(String message) {
    super(message);
  }

  FeedException(String message, Throwable cause) {
    super(message, cause);
  }
}
