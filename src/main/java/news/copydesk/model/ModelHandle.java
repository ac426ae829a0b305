package news.copydesk.model;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Owns one loaded model and lends it: loaded once per process, shared by all threads, closed after
 * the last lease. Thread-safe.
 *
 * @param <M> the kind of model
 */
public final class ModelHandle<M extends Model> implements AutoCloseable {

  private final M model;
  private final Instant loadedAt = Instant.now();
  private int leases;
  private boolean retired;

  private ModelHandle(M model) {
    this.model = model;
  }

  /**
   * Loads the model, records how that went, and holds it.
   *
   * @throws ModelLoadException if it cannot be loaded
   */
  public static <M extends Model> ModelHandle<M> open(ModelLoader<M> loader, ModelMeters meters) {
    return new ModelHandle<>(meters.recordLoad(loader));
  }

  /** Borrows the model. */
  public synchronized Lease<M> lease() {
    if (retired) {
      throw new IllegalStateException("model " + model.description() + " is retired");
    }
    leases++;
    return new OpenLease();
  }

  /** Which model is held. */
  public ModelDescription description() {
    return model.description();
  }

  /** When the model was ready. */
  public Instant loadedAt() {
    return loadedAt;
  }

  /** How many leases are out. */
  public synchronized int leases() {
    return leases;
  }

  /** Lends no more, and closes the model as soon as the last lease is back. */
  @Override
  public synchronized void close() {
    if (retired) {
      return;
    }
    retired = true;
    closeIfUnused();
  }

  private synchronized void giveBack() {
    leases--;
    closeIfUnused();
  }

  private void closeIfUnused() {
    if (retired && leases == 0) {
      model.close();
    }
  }

  private final class OpenLease implements Lease<M> {

    private final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public M model() {
      if (closed.get()) {
        throw new IllegalStateException("lease of " + model.description() + " is closed");
      }
      return model;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        giveBack();
      }
    }
  }
}
