package news.copydesk.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import news.copydesk.annotation.Annotator;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;
import news.copydesk.rollout.ControlListener;
import news.copydesk.rollout.ControlMessage;
import news.copydesk.rollout.FetchedVersion;
import news.copydesk.rollout.StatusPart;
import news.copydesk.rollout.VersionSource;
import news.copydesk.rollout.VersionState;
import news.copydesk.rollout.WantedExperiment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins and ends experiments as the control topic says. A candidate is loaded in the background;
 * until it is there, and where it cannot be loaded, the live version serves all. Says in the
 * instance's status how that goes.
 */
public final class Experiments implements ControlListener, StatusPart, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Experiments.class);

  private final Map<String, ExperimentPlace> places;
  private final ShadowSettings shadow;
  private final ModelMeters models;
  private final MeterRegistry registry;
  private final Runnable changed;
  private final Clock clock;
  private final Map<String, WantedExperiment> wanted = new ConcurrentHashMap<>();
  private final Map<String, TrialState> states = new ConcurrentSkipListMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "copydesk-experiments");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });
  private volatile boolean started;

  /**
   * @param places where experiments may be made, by the model's name in the registry
   * @param shadow how shadows run
   * @param models counts the versions that are loaded, for the whole process
   * @param changed told after an experiment has begun, ended or failed
   */
  public Experiments(
      Map<String, ExperimentPlace> places,
      ShadowSettings shadow,
      ModelMeters models,
      MeterRegistry registry,
      Runnable changed,
      Clock clock) {
    this.places = Map.copyOf(places);
    this.shadow = shadow;
    this.models = models;
    this.registry = registry;
    this.changed = changed;
    this.clock = clock;
  }

  /** Begins what was wanted so far, now that the live versions are loaded. */
  public void start() {
    started = true;
    List.copyOf(wanted.values()).forEach(this::follow);
  }

  @Override
  public void said(ControlMessage message) {
    if (message instanceof WantedExperiment experiment && places.containsKey(experiment.model())) {
      wanted.put(experiment.key(), experiment);
      if (started) {
        follow(experiment);
      }
    }
  }

  @Override
  public void tookBack(String key) {
    WantedExperiment before = wanted.remove(key);
    if (before != null && started) {
      follow(before);
    }
  }

  /** How the experiment on each model goes here. */
  public List<TrialState> states() {
    return List.copyOf(states.values());
  }

  @Override
  public void addTo(ObjectNode status) {
    TrialStateJson.write(status, states.values());
  }

  private void follow(WantedExperiment experiment) {
    try {
      worker.execute(() -> bring(experiment));
    } catch (RejectedExecutionException e) {
      log.debug("stopping", e);
    }
  }

  private void bring(WantedExperiment experiment) {
    ExperimentPlace place = places.get(experiment.model());
    if (place == null) {
      return;
    }
    if (!experiment.equals(wanted.get(experiment.key()))) {
      if (!wanted.containsKey(experiment.key())) {
        place.router().put(null);
        states.remove(experiment.model());
        changed.run();
        log.atInfo().addKeyValue("candidate", experiment.id()).log("the experiment has ended");
      }
      return;
    }
    try {
      say(TrialState.loading(experiment, clock.instant()));
      place.router().put(trial(experiment, place));
      say(TrialState.ready(experiment, clock.instant()));
      log.atInfo()
          .addKeyValue("candidate", experiment.id())
          .addKeyValue("way", experiment.way())
          .addKeyValue("percent", experiment.share() / 100.0)
          .addKeyValue("sources", experiment.sources())
          .log("the experiment has begun");
    } catch (RuntimeException e) {
      place.router().put(null);
      VersionState.Failure failure = VersionState.Failure.of(e);
      models.candidateFailed(
          new ModelDescription(
              experiment.model(), experiment.version(), Optional.of(experiment.manifest())),
          failure.cause().text());
      say(TrialState.failed(experiment, clock.instant(), failure));
      log.atError()
          .addKeyValue("candidate", experiment.id())
          .addKeyValue("problem", e.getMessage())
          .log("the candidate was refused; the live version serves all articles");
    }
  }

  private void say(TrialState state) {
    states.put(state.model(), state);
    changed.run();
  }

  private TrialRouter.Trial trial(WantedExperiment experiment, ExperimentPlace place) {
    Participation participation = new Participation(experiment);
    return switch (experiment.way()) {
      case AB -> new AbTrial(participation, load(experiment, place, place.guarded()));
      case SHADOW -> {
        ModelHandle<Annotator> candidate = load(experiment, place, place.bare());
        yield new ShadowTrial(
            participation,
            new ShadowRunner(
                candidate,
                shadow.spare(),
                shadow.limit(),
                shadow.capacity(),
                new ShadowMeters(registry, experiment.model(), experiment.version()),
                shadow.findings(),
                clock));
      }
    };
  }

  private ModelHandle<Annotator> load(
      WantedExperiment experiment, ExperimentPlace place, VersionSource source) {
    FetchedVersion fetched = source.fetch(Optional.of(experiment.candidate()));
    ModelHandle<Annotator> candidate = ModelHandle.empty(experiment.model(), models);
    candidate.swap(models.recordLoadUnderWay(() -> fetched.load(place.annotator(), place.gate())));
    return candidate;
  }

  /** Begins nothing more; what runs is closed with its router. */
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      boolean unused = worker.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
