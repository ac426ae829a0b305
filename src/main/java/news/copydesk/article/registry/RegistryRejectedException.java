package news.copydesk.article.registry;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry answered, and its answer is no: 401, 403, 409 for an incompatible schema, 422 and so
 * on. Asking again changes nothing until somebody changes the configuration or the schema.
 */
public sealed class RegistryRejectedException extends SerializationException
    permits UnknownSchemaException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int errorCode;

  /**
   * @param status the HTTP status
   * @param errorCode Confluent's {@code error_code}, for example 40403; the status where there was
   *     none
   */
  public RegistryRejectedException(String message, int status, int errorCode) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }

  /** The HTTP status. */
  public final int status() {
    return status;
  }

  /** Confluent's {@code error_code}; equal to the status where the registry gave none. */
  public final int errorCode() {
    return errorCode;
  }
}
