package news.copydesk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import news.copydesk.registry.manifest.Sha256;
import news.copydesk.rollout.ModelSeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the mock anew when its file has changed, within a second; requests in hand end with the
 * one that they began with. A file that is damaged or gone leaves the mock that was there.
 */
final class MockReload implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MockReload.class);

  private final Path file;
  private final ModelSeat seat;
  private final ScheduledExecutorService thread;
  private Optional<String> seen;

  /**
   * Nothing is watched before {@link #start}.
   *
   * @param seat the mock's, which has been loaded from the file
   */
  MockReload(Path file, ModelSeat seat) {
    this.file = file;
    this.seat = seat;
    this.seen = print();
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread daemon = new Thread(task, "mock-reload");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  /** Looks every second: network file systems send no events. */
  MockReload start() {
    var unused = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    return this;
  }

  /** Looks once. */
  void look() {
    Optional<String> now = print();
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      seat.bring(Optional.empty());
      log.atInfo().addKeyValue("file", file).log("the mock was loaded again");
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("the mock's file has changed and cannot be used; the mock before it goes on");
    }
  }

  private Optional<String> print() {
    try {
      return Optional.of(Sha256.of(Files.readAllBytes(file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
