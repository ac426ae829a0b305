package news.copydesk.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time go by. */
final class Waiting {

  private Waiting() {}

  static void pause(Duration time) throws InterruptedException {
    boolean unused = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
