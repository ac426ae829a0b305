package news.copydesk.model;

/**
 * The right to use a model until it is closed. Closing it twice does nothing.
 *
 * @param <M> the kind of model
 */
public interface Lease<M extends Model> extends AutoCloseable {

  /** The leased model. Not to be kept beyond {@link #close()}. */
  M model();

  /** Gives the lease back. */
  @Override
  void close();
}
