package news.copydesk.model;

import java.util.Optional;

/**
 * Decides which version of a model serves an article. A {@link ModelHandle} is the router that
 * always takes the one live version; an experiment is another one around two handles. Asked for
 * every article, by all threads: thread-safe, and it does not wait.
 *
 * @param <M> the kind of model
 */
public interface ModelRouter<M extends Model> extends AutoCloseable {

  /**
   * Borrows the version that serves this article; empty while none is loaded.
   *
   * @param articleId the article's id: the same one must get the same version again, as long as
   *     nothing else changes
   * @param source the article's outlet; may be empty
   */
  Optional<Lease<M>> route(String articleId, String source);

  /** Holds the version that serves whenever nothing else is decided. */
  ModelHandle<M> live();

  /** Lends no more; each version is closed after its last lease. */
  @Override
  void close();
}
