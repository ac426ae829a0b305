package news.copydesk.article.registry;

import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * No registry gave a usable answer within the retries: refused, timed out, 5xx or 429, on every
 * URL. Nothing is known to be wrong with the record; try it again.
 */
public final class RegistryUnavailableException extends RetriableException {
  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
