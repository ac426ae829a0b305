package news.copydesk.article.registry;

import java.time.Duration;

/** Waits between two attempts; tests step it by hand. */
@FunctionalInterface
interface Pause {
  /** Returns after the time, or throws when the thread is interrupted meanwhile. */
  void await(Duration time) throws InterruptedException;
}
