package news.copydesk.annotation.corenlp;

import java.lang.ref.WeakReference;
import java.util.function.Supplier;

/**
 * What is loaded once for all tests that hold it one after the other, and let go when none does:
 * hundreds of megabytes that stay would be gone through by each collection that another test waits
 * for. Thread-safe.
 */
final class Shared<T> {

  private final Supplier<T> load;
  private WeakReference<T> loaded = new WeakReference<>(null);

  Shared(Supplier<T> load) {
    this.load = load;
  }

  /** The caller keeps it for as long as its tests need it. */
  synchronized T get() {
    T there = loaded.get();
    if (there == null) {
      there = load.get();
      loaded = new WeakReference<>(there);
    }
    return there;
  }
}
