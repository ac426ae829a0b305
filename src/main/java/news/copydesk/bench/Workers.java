package news.copydesk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** So many threads that work until each is done. */
final class Workers {

  private Workers() {}

  /**
   * Starts them, and waits for all.
   *
   * @param worker what the thread of that number does
   * @return what each has returned
   * @throws IllegalStateException if one fails
   */
  static <T> List<T> run(int threads, IntFunction<Callable<T>> worker) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> working = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        working.add(pool.submit(worker.apply(i)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : working) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
