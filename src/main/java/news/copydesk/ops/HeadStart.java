package news.copydesk.ops;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what the server takes, some two thousand classes, on a thread of its own while the command
 * line and the configuration are read and the meters are set up: answers one request, in memory and
 * for nobody. Where it fails, nothing is lost but time.
 */
public final class HeadStart {

  private static final Logger log = LoggerFactory.getLogger(HeadStart.class);

  private final Thread thread;

  private HeadStart(Runnable work) {
    thread = new Thread(work, "copydesk-head-start");
    thread.setDaemon(true);
  }

  /** Begins; on one processor it would only stand in the way, and does nothing. */
  public static HeadStart begin() {
    HeadStart start = new HeadStart(HeadStart::load);
    if (Runtime.getRuntime().availableProcessors() > 1) {
      start.thread.start();
    }
    return start;
  }

  /** For what serves nothing. */
  public static HeadStart none() {
    return new HeadStart(() -> {});
  }

  /**
   * Returns when it is done, so that no two threads initialize the same classes.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void await() throws InterruptedException {
    thread.join();
  }

  // The edge of a thread: whatever it is, the server will say it better. Nothing of the meters,
  // which
  // the main thread sets up meanwhile.
  private static void load() {
    try {
      Health health = new Health(Clock.systemUTC(), () -> Phase.INIT, List.of(), List::of);
      OpsServer.answerInMemory("/health/live", health);
    } catch (Exception e) {
      log.debug("no head start", e);
    }
  }
}
