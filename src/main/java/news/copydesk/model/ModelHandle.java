package news.copydesk.model;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Holds the live version of a model and lends it, one lease for each article. A newer version takes
 * its place at once; the older one is closed after its last lease. Loaded once per process, shared
 * by all threads. Thread-safe.
 *
 * @param <M> the kind of model
 */
public final class ModelHandle<M extends Model> implements ModelRouter<M> {

  /** The version of a model of which none is loaded. */
  public static final String NONE = "none";

  private final String name;
  private final ModelMeters meters;
  private volatile @Nullable HeldModel<M> current;
  private volatile boolean closed;

  private ModelHandle(String name, ModelMeters meters) {
    this.name = name;
    this.meters = meters;
  }

  /**
   * Loads the model, records how that went, and holds it.
   *
   * @throws ModelLoadException if it cannot be loaded
   */
  public static <M extends Model> ModelHandle<M> open(ModelLoader<M> loader, ModelMeters meters) {
    M model = meters.recordLoad(loader);
    ModelHandle<M> handle = empty(model.description().name(), meters);
    handle.swap(model);
    return handle;
  }

  /** Holds nothing until the first {@link #swap}. */
  public static <M extends Model> ModelHandle<M> empty(String name, ModelMeters meters) {
    return new ModelHandle<>(name, meters);
  }

  /**
   * Lends the given version from now on; the one before is closed when nobody uses it any more.
   *
   * @param next closed by this handle, at once if the handle is closed already
   */
  public synchronized void swap(M next) {
    HeldModel<M> before = current;
    ModelDescription description = next.description();
    meters.serving(description, 1);
    current = new HeldModel<>(next, Instant.now(), () -> meters.serving(description, -1));
    if (before != null) {
      before.retire();
    }
    if (closed) {
      current.retire();
    }
  }

  /**
   * Borrows the live version.
   *
   * @throws IllegalStateException if there is none, or the handle is closed
   */
  public Lease<M> lease() {
    return tryLease()
        .orElseThrow(() -> new IllegalStateException("model " + name + " is not loaded"));
  }

  /**
   * Borrows the live version; empty if there is none.
   *
   * @throws IllegalStateException if the handle is closed
   */
  public Optional<Lease<M>> tryLease() {
    while (true) {
      HeldModel<M> held = current;
      if (held == null) {
        return Optional.empty();
      }
      if (held.enter()) {
        return Optional.of(new OpenLease<>(held));
      }
      if (closed) {
        throw new IllegalStateException("model " + held.model().description() + " is retired");
      }
      // Swapped in between: the next one is there already.
    }
  }

  @Override
  public Optional<Lease<M>> route(String articleId, String source) {
    return tryLease();
  }

  @Override
  public ModelHandle<M> live() {
    return this;
  }

  /** Which version is live; of a model of which none is loaded, its name and {@link #NONE}. */
  public ModelDescription description() {
    HeldModel<M> held = current;
    return held == null
        ? new ModelDescription(name, NONE, Optional.empty())
        : held.model().description();
  }

  /** Whether there is a version to lend. */
  public boolean loaded() {
    return current != null;
  }

  /** Since when the live version has been live; the beginning of time if there is none. */
  public Instant loadedAt() {
    HeldModel<M> held = current;
    return held == null ? Instant.EPOCH : held.since();
  }

  /** How many leases of the live version are out. */
  public int leases() {
    HeldModel<M> held = current;
    return held == null ? 0 : held.users();
  }

  /** Lends no more, and closes the model as soon as the last lease is back. */
  @Override
  public synchronized void close() {
    closed = true;
    HeldModel<M> held = current;
    if (held != null) {
      held.retire();
    }
  }

  private static final class OpenLease<M extends Model> implements Lease<M> {

    private final HeldModel<M> held;
    private final AtomicBoolean closed = new AtomicBoolean();

    OpenLease(HeldModel<M> held) {
      this.held = held;
    }

    @Override
    public M model() {
      if (closed.get()) {
        throw new IllegalStateException("lease of " + held.model().description() + " is closed");
      }
      return held.model();
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        held.leave();
      }
    }
  }
}
