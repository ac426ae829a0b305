package news.copydesk.article.registry;

/** The registry has no Avro schema of this id, so a record that names it can never be read. */
public final class UnknownSchemaException extends RegistryRejectedException {
  private static final long serialVersionUID = 1L;

  public UnknownSchemaException(String message, int status, int errorCode) {
    super(message, status, errorCode);
  }
}
