package news.copydesk.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import news.copydesk.model.ModelEpoch;
import news.copydesk.model.ModelLoadException;
import news.copydesk.rollout.LoadOptions.WhenNotReady;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each seat at the version that it should run: what the control topic says, else where the
 * alias stood at the start. Later versions are brought in the background, one at a time; what fails
 * leaves the version before in service.
 */
public final class Rollout implements ControlListener, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Rollout.class);
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;

  private final List<ModelSeat> seats;
  private final LoadOptions options;
  private final Runnable changed;
  private final ScheduledExecutorService loaders;
  private final ModelEpoch epoch;
  private final Map<String, WantedVersion> wanted = new ConcurrentHashMap<>();
  private final Map<ModelSeat, CompletableFuture<Void>> arrivals = new ConcurrentHashMap<>();
  private final ExecutorService worker = Executors.newSingleThreadExecutor(quiet("rollout"));
  private volatile boolean started;

  /**
   * @param changed told after a seat's state has changed
   * @param epoch told of what is wanted and of what serves
   */
  public Rollout(List<ModelSeat> seats, LoadOptions options, Runnable changed, ModelEpoch epoch) {
    this.seats = List.copyOf(seats);
    this.options = options;
    this.changed = changed;
    this.epoch = epoch;
    this.loaders = Executors.newScheduledThreadPool(options.parallel(), quiet("loads"));
  }

  private static ThreadFactory quiet(String name) {
    return task -> {
      Thread thread = new Thread(task, "copydesk-" + name);
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      return thread;
    };
  }

  /** The seats, in the order of work. */
  public List<ModelSeat> seats() {
    return seats;
  }

  /**
   * Loads the models of the critical seats, then of the others; returns when articles may be worked
   * on. From now on, what the control topic says is followed at once.
   *
   * @throws RuntimeException why a critical one cannot be loaded, or another not in time
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void load() throws InterruptedException {
    started = true;
    Map<Boolean, List<ModelSeat>> byRank =
        seats.stream()
            .collect(
                Collectors.partitioningBy(seat -> options.critical().contains(seat.annotator())));
    List<Future<?>> critical = new ArrayList<>();
    for (ModelSeat seat : byRank.getOrDefault(true, List.of())) {
      critical.add(loaders.submit(() -> bringNow(seat)));
    }
    long until = System.nanoTime() + options.timeout().toNanos();
    await(critical, until);
    List<Future<?>> others = new ArrayList<>();
    for (ModelSeat seat : byRank.getOrDefault(false, List.of())) {
      loaders.execute(() -> bringAgain(seat, FIRST_PAUSE_MILLIS));
      others.add(arrival(seat));
    }
    if (options.whenNotReady() == WhenNotReady.WAIT) {
      await(others, until);
    }
  }

  /** Done when the seat has a version, whoever brought it. */
  private CompletableFuture<Void> arrival(ModelSeat seat) {
    return arrivals.computeIfAbsent(seat, awaited -> new CompletableFuture<>());
  }

  /** Whether every seat has a version. */
  public boolean complete() {
    return seats.stream().allMatch(ModelSeat::loaded);
  }

  private void await(List<Future<?>> loads, long until) throws InterruptedException {
    for (Future<?> load : loads) {
      try {
        load.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      } catch (TimeoutException e) {
        throw late(e);
      }
    }
  }

  private ModelLoadException late(TimeoutException e) {
    String missing =
        seats.stream()
            .filter(seat -> !seat.loaded())
            .map(seat -> seat.model() + seat.failure().map(why -> " (" + why + ")").orElse(""))
            .collect(Collectors.joining("; "));
    return new ModelLoadException(
        "not loaded within %d s: %s; put that right, raise models.startup-timeout, or let articles go on without it (models.when-not-ready: partial)"
            .formatted(options.timeout().toSeconds(), missing),
        e);
  }

  private void bringNow(ModelSeat seat) {
    try {
      changed.run();
      seat.bringFirst(Optional.ofNullable(wanted.get(seat.model())));
      epoch.wants(seat.model(), seat.refusedAt().toEpochMilli());
      epoch.serves(seat.model(), seat.promoted().toEpochMilli());
    } finally {
      changed.run();
    }
  }

  /**
   * Until it is there: somebody may put right what is wrong. Between two tries others are brought.
   */
  private void bringAgain(ModelSeat seat, long pause) {
    try {
      if (!seat.loaded()) {
        bringNow(seat);
      }
      arrival(seat).complete(null);
    } catch (RuntimeException e) { // Whatever it is, the seat says it, and the next try may go.
      log.atError()
          .addKeyValue("model", seat.model())
          .addKeyValue("problem", e.getMessage())
          .addKeyValue("againInMillis", pause)
          .log("a model cannot be loaded; trying again");
      again(seat, pause);
    } catch (Error e) {
      arrival(seat).completeExceptionally(e);
      throw e;
    }
  }

  private void again(ModelSeat seat, long pause) {
    long next = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    try {
      loaders.schedule(() -> bringAgain(seat, next), pause, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("stopping; the next start tries again", e);
    }
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
      seat.settle();
      epoch.serves(version.model(), version.at().toEpochMilli());
      changed.run();
      return;
    }
    log.atInfo().addKeyValue("model", version.id()).log("bringing another version");
    try {
      changed.run();
      seat.bring(Optional.of(version));
      arrival(seat).complete(null);
      epoch.serves(version.model(), version.at().toEpochMilli());
      log.atInfo().addKeyValue("model", version.id()).log("serves from now on");
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("model", version.id())
          .addKeyValue("problem", e.getMessage())
          .log(
              seat.loaded()
                  ? "another version was refused; the one before goes on"
                  : "another version was refused, and there is none that could go on");
    } finally {
      changed.run();
    }
  }

  /** Follows nobody any more; what is being brought is brought to its end. */
  @Override
  public void close() {
    loaders.shutdownNow();
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
