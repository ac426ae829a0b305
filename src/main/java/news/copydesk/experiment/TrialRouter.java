package news.copydesk.experiment;

import java.util.Optional;
import news.copydesk.annotation.Annotator;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelRouter;
import org.jspecify.annotations.Nullable;

/**
 * Lends the live version, or where an experiment wants it, the candidate. Without an experiment it
 * costs one volatile read. Thread-safe.
 */
public final class TrialRouter implements ModelRouter<Annotator> {

  /** What an experiment makes of an article's lease. */
  interface Trial extends AutoCloseable {

    /** Lends what serves the article; takes the live version where it has nothing to say. */
    Optional<Lease<Annotator>> lease(
        String articleId, String source, ModelHandle<Annotator> live);

    /** Lends nothing of its own any more. */
    @Override
    void close();
  }

  private final ModelHandle<Annotator> live;
  private volatile @Nullable Trial trial;

  /**
   * @param live closed with this router
   */
  public TrialRouter(ModelHandle<Annotator> live) {
    this.live = live;
  }

  /** Puts an experiment into the place of the one before, which is closed. */
  synchronized void put(@Nullable Trial next) {
    Trial before = trial;
    trial = next;
    if (before != null) {
      before.close();
    }
  }

  @Override
  public Optional<Lease<Annotator>> route(String articleId, String source) {
    Trial now = trial;
    return now == null ? live.tryLease() : now.lease(articleId, source, live);
  }

  @Override
  public ModelHandle<Annotator> live() {
    return live;
  }

  @Override
  public void close() {
    put(null);
    live.close();
  }
}
