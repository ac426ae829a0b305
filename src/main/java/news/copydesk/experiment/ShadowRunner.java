package news.copydesk.experiment;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import news.copydesk.annotation.AnnotationException;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a candidate work on what the live version has worked on, in one thread of low priority, and
 * hands on how the two differ. The main path never waits for it: offering does not block, what does
 * not fit into the queue is dropped, it takes no inference slot, it begins only when one has been
 * free for a while, and stops at the next sentence when none is.
 */
final class ShadowRunner implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ShadowRunner.class);

  private static final Duration LOOK = Duration.ofMillis(200);

  /** What the live version has seen and found. */
  record Sight(Document document, Annotations before, Annotations found) {}

  private final ModelHandle<Annotator> candidate;
  private final SpareSlots spare;
  private final Duration limit;
  private final ShadowMeters meters;
  private final Consumer<ShadowFinding> findings;
  private final Clock clock;
  private final BlockingQueue<Sight> queue;
  private final Thread thread = new Thread(this::run, "copydesk-shadow");
  private volatile boolean stopped;

  /**
   * Works at once.
   *
   * @param candidate loaded, and without the guards of the main path; closed with this
   * @param spare shared with all other shadows of the process
   * @param limit how long one article may take
   * @param capacity articles that may wait
   * @param findings told of each comparison, by the shadow's thread
   */
  ShadowRunner(
      ModelHandle<Annotator> candidate,
      SpareSlots spare,
      Duration limit,
      int capacity,
      ShadowMeters meters,
      Consumer<ShadowFinding> findings,
      Clock clock) {
    this.candidate = candidate;
    this.spare = spare;
    this.limit = limit;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.meters = meters;
    this.findings = findings;
    this.clock = clock;
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** Shows the shadow an article, if it has room for it. */
  void offer(Sight sight) {
    if (!queue.offer(sight)) {
      meters.dropped();
    }
  }

  private void run() {
    try {
      while (!stopped) {
        Sight sight = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (sight != null && !stopped) {
          look(sight);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      candidate.close();
    }
  }

  private void look(Sight sight) {
    if (!spare.begin()) {
      meters.dropped();
      return;
    }
    try {
      work(sight);
    } finally {
      spare.done();
    }
  }

  private void work(Sight sight) {
    try (Lease<Annotator> lease = candidate.lease()) {
      Annotator annotator = lease.model();
      Annotations found =
          annotator.annotate(
              sight.document(), sight.before(), Deadline.after(limit, this::timeOrNever));
      compare(sight, found);
    } catch (AnnotationException e) {
      meters.failed();
    } catch (RuntimeException e) { // The edge of this thread: the next article may go well.
      meters.failed();
      log.debug("the shadow failed", e);
    }
  }

  private void compare(Sight sight, Annotations found) {
    Outcome live = last(sight.found().outcomes());
    Outcome mine = last(found.outcomes());
    if (mine.status() == Status.TIMED_OUT) {
      meters.dropped();
    } else if (mine.status() == Status.FAILED) {
      meters.failed();
    } else if (mine.complete() && live.complete()) {
      ShadowFinding finding =
          new ShadowFinding(
              clock.instant(),
              live.annotator(),
              live.model(),
              mine.model(),
              sight.document().id(),
              sight.document().source(),
              live.micros(),
              mine.micros(),
              Difference.between(sight.before(), sight.found(), found));
      meters.compared(finding);
      findings.accept(finding);
    }
  }

  private static Outcome last(List<Outcome> outcomes) {
    return outcomes.get(outcomes.size() - 1);
  }

  /** The deadline's clock: all time is over as soon as the main path needs every slot. */
  private long timeOrNever() {
    long now = System.nanoTime();
    return stopped || !spare.enough() ? now + Duration.ofDays(365).toNanos() : now;
  }

  /** Works no more; returns when the article in hand is put down. */
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
