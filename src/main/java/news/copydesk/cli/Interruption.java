package news.copydesk.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a command end well when the process is told to stop (SIGINT, SIGTERM): asks it to, and keeps
 * the process alive until it has.
 */
final class Interruption implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Interruption.class);
  private static final long PATIENCE_SECONDS = 90;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable stop) {
    hook = new Thread(() -> stopAndWait(stop), "copydesk-stop");
  }

  /** From now until closed, a signal calls the given action, from another thread. */
  static Interruption calls(Runnable stop) {
    Interruption interruption = new Interruption(stop);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void stopAndWait(Runnable stop) {
    stop.run();
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        log.atWarn()
            .addKeyValue("seconds", PATIENCE_SECONDS)
            .log("gave up waiting for a clean end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has ended. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      log.debug("the process is ending already", e);
    }
  }
}
