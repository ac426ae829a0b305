package news.copydesk.registry.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HostLockTest {

  private static final Duration PATIENT = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void isHeldByManyWhoShareOrByOneAlone() throws Exception {
    try (HostLock one = HostLock.shared(file(), PATIENT).orElseThrow()) {
      HostLock other = HostLock.shared(file(), Duration.ZERO).orElseThrow();
      assertThat(HostLock.exclusive(file(), Duration.ZERO)).isEmpty();

      other.close();
      other.close();

      assertThat(HostLock.exclusive(file(), Duration.ZERO)).isEmpty();
    }
    try (HostLock alone = HostLock.exclusive(file(), Duration.ZERO).orElseThrow()) {
      assertThat(HostLock.shared(file(), Duration.ZERO)).isEmpty();
      assertThat(HostLock.exclusive(file(), Duration.ZERO)).isEmpty();
    }
    HostLock.exclusive(file(), Duration.ZERO).orElseThrow().close();
  }

  @Test
  void isOneLockUnderAllNamesOfItsDirectory() throws Exception {
    Path link =
        Files.createSymbolicLink(
            directory.resolve("link"), Files.createDirectory(directory.resolve("d")));
    try (HostLock held =
        HostLock.exclusive(directory.resolve("d/l"), Duration.ZERO).orElseThrow()) {
      assertThat(HostLock.exclusive(link.resolve("l"), Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void isGivenToWhoWaitsWhenAnotherThreadGivesItBack() throws Exception {
    HostLock held = HostLock.exclusive(file(), Duration.ZERO).orElseThrow();
    CountDownLatch waiting = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Optional<HostLock>> next =
          thread.submit(
              () -> {
                waiting.countDown();
                return HostLock.exclusive(file(), PATIENT);
              });
      waiting.await();

      held.close();

      next.get(PATIENT.toSeconds(), TimeUnit.SECONDS).orElseThrow().close();
    } finally {
      thread.shutdownNow();
    }
  }

  private Path file() {
    return directory.resolve("locks/l");
  }
}
