package news.copydesk.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import news.copydesk.model.ModelEpoch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each seat at the version that it should run: what the control topic says, else where the
 * alias stood at the start. Later versions are brought in the background, one at a time; what fails
 * leaves the version before in service.
 */
public final class Rollout implements ControlListener, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Rollout.class);

  private final List<ModelSeat> seats;
  private final Runnable changed;
  private final ModelEpoch epoch;
  private final Map<String, WantedVersion> wanted = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "copydesk-rollout");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });
  private volatile boolean started;

  /**
   * @param changed told after a seat's state has changed
   * @param epoch told of what is wanted and of what serves
   */
  public Rollout(List<ModelSeat> seats, Runnable changed, ModelEpoch epoch) {
    this.seats = List.copyOf(seats);
    this.changed = changed;
    this.epoch = epoch;
  }

  /** The seats, in the order of work. */
  public List<ModelSeat> seats() {
    return seats;
  }

  /**
   * Loads every seat's version; from then on, what the control topic says is followed at once.
   *
   * @throws RuntimeException if one cannot be loaded
   */
  public void loadAll() {
    for (ModelSeat seat : seats) {
      seat.bring(Optional.ofNullable(wanted.get(seat.model())));
      epoch.serves(seat.model(), seat.promoted().toEpochMilli());
      changed.run();
    }
    started = true;
    // What was said while they were loading.
    seats.forEach(this::follow);
  }

  @Override
  public void said(ControlMessage message) {
    if (message instanceof WantedVersion version) {
      wanted.put(version.model(), version);
      if (seats.stream().anyMatch(seat -> seat.model().equals(version.model()))) {
        epoch.wants(version.model(), version.at().toEpochMilli());
      }
      if (started) {
        seats.stream().filter(seat -> seat.model().equals(version.model())).forEach(this::follow);
      }
    }
  }

  /** The version that runs goes on; a restart goes by the alias again. */
  @Override
  public void tookBack(String key) {
    wanted.remove(key);
  }

  private void follow(ModelSeat seat) {
    try {
      worker.execute(() -> bring(seat));
    } catch (RejectedExecutionException e) {
      log.debug("stopping; what was said now is for the next start", e);
    }
  }

  private void bring(ModelSeat seat) {
    WantedVersion version = wanted.get(seat.model());
    if (version == null) {
      return;
    }
    if (seat.runs(version)) {
      epoch.serves(version.model(), version.at().toEpochMilli());
      return;
    }
    log.atInfo().addKeyValue("model", version.id()).log("bringing another version");
    try {
      changed.run();
      seat.bring(Optional.of(version));
      epoch.serves(version.model(), version.at().toEpochMilli());
      log.atInfo().addKeyValue("model", version.id()).log("serves from now on");
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("model", version.id())
          .addKeyValue("problem", e.getMessage())
          .log("another version was refused; the one before goes on");
    } finally {
      changed.run();
    }
  }

  /** Follows nobody any more; what is being brought is brought to its end. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
