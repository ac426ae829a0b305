package news.copydesk.sink;

import org.apache.kafka.common.errors.RetriableException;

/** The schema registry does not answer: the records are read again later. */
final class RegistryAwayException extends RetriableException {
  private static final long serialVersionUID = 1L;

  RegistryAwayException(Throwable cause) {
    super("the schema registry does not answer: %s".formatted(cause.getMessage()), cause);
  }
}
