package news.copydesk.rollout;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;
import news.copydesk.model.ModelRouter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One annotator's place: the version that serves there, and how the last attempt to bring another
 * one went. Thread-safe; versions are brought one after the other.
 */
public final class ModelSeat {

  private static final Logger log = LoggerFactory.getLogger(ModelSeat.class);

  /** How many versions are tried in the place of one that cannot be loaded. */
  private static final int MOST_EARLIER = 5;

  private final String annotator;
  private final String model;
  private final VersionSource source;
  private final ModelRouter<Annotator> router;
  private final GoldenGate gate;
  private final ModelMeters meters;
  private final Clock clock;
  private volatile @Nullable VersionState attempt;
  private volatile Instant promoted = Instant.EPOCH;
  private volatile Instant refusedAt = Instant.EPOCH;

  /**
   * Nothing is loaded yet.
   *
   * @param annotator the part of the record that is filled here
   * @param model the model's name in the registry
   * @param router decides which version serves an article; its live handle is what is replaced
   * @param gate what every version must pass
   */
  public ModelSeat(
      String annotator,
      String model,
      VersionSource source,
      ModelRouter<Annotator> router,
      GoldenGate gate,
      ModelMeters meters,
      Clock clock) {
    this.annotator = annotator;
    this.model = model;
    this.source = source;
    this.router = router;
    this.gate = gate;
    this.meters = meters;
    this.clock = clock;
    meters.degraded(model, 0);
  }

  /** The part of the record that is filled here. */
  public String annotator() {
    return annotator;
  }

  /** The model's name in the registry. */
  public String model() {
    return model;
  }

  /** This place in the chain of annotators. */
  public AnnotatorChain.Seat inChain() {
    return new AnnotatorChain.Seat(annotator, router, this::absence);
  }

  /** Whether a version serves here. */
  public boolean loaded() {
    return live().loaded();
  }

  /** When the version that serves was promoted; the beginning of time for one that ships. */
  Instant promoted() {
    return promoted;
  }

  /** When the version was promoted that another serves for; the beginning of time if none does. */
  Instant refusedAt() {
    return refusedAt;
  }

  /** Why the last attempt to bring a version failed; empty if it did not. */
  public Optional<String> failure() {
    VersionState last = attempt;
    return last == null ? Optional.empty() : last.error();
  }

  /** The version that serves, and the one that is being loaded or could not be. */
  public List<VersionState> states() {
    List<VersionState> states = new ArrayList<>();
    ModelHandle<Annotator> handle = live();
    if (handle.loaded()) {
      states.add(VersionState.ready(handle.description(), handle.loadedAt()));
    }
    VersionState last = attempt;
    // Between the swap and the end of the attempt it would be there twice.
    if (last != null && states.stream().noneMatch(s -> s.model().equals(last.model()))) {
      states.add(last);
    }
    return states;
  }

  /** Whether this very version, down to its bytes, serves here. */
  boolean runs(WantedVersion wanted) {
    ModelDescription live = live().description();
    return live.name().equals(wanted.model())
        && live.version().equals(wanted.version())
        && live.sha256().equals(Optional.of(wanted.manifest()));
  }

  /** Nothing but what serves is wanted: what could not be loaded before no longer counts. */
  synchronized void settle() {
    attempt = null;
    meters.degraded(model, 0);
  }

  /**
   * Brings the first version of a start. Where it cannot be loaded, one at which the alias stood
   * before it serves in its place, the latest that can; the seat stays degraded, and says why.
   *
   * @throws RuntimeException saying why it failed, and that there is no other
   */
  public synchronized void bringFirst(Optional<WantedVersion> wanted) {
    try {
      bring(wanted);
    } catch (RuntimeException e) {
      if (loaded() || !bringEarlier(wanted, e)) {
        throw e;
      }
    }
  }

  private boolean bringEarlier(Optional<WantedVersion> wanted, RuntimeException why) {
    List<WantedVersion> stood;
    try {
      stood = source.stood();
    } catch (RuntimeException e) { // Nobody vouches for anything then; the first failure counts.
      why.addSuppressed(e);
      return false;
    }
    Optional<WantedVersion> refused = wanted.or(() -> stood.stream().findFirst());
    if (refused.isEmpty()) {
      return false;
    }
    VersionState failed = failed(expected(refused), why);
    Set<String> tried = new HashSet<>(Set.of(refused.get().version()));
    for (WantedVersion earlier : stood) {
      if (tried.size() <= MOST_EARLIER && tried.add(earlier.version()) && serves(earlier)) {
        // Of the one that is wanted: until another is promoted, this is not what it should be.
        attempt = failed;
        refusedAt = refused.get().at();
        log.atError()
            .addKeyValue("wanted", refused.get().id())
            .addKeyValue("problem", failed.error().orElse(""))
            .addKeyValue("serves", earlier.id())
            .log("the version that is wanted cannot be loaded; one from before serves");
        return true;
      }
    }
    return false;
  }

  private boolean serves(WantedVersion earlier) {
    try {
      swap(source.fetch(Optional.of(earlier)));
      return true;
    } catch (RuntimeException e) { // Whatever it is: there may be one before it.
      meters.loadFailed(expected(Optional.of(earlier)), VersionState.Failure.of(e).cause().text());
      log.atWarn()
          .addKeyValue("model", earlier.id())
          .addKeyValue("problem", e.getMessage())
          .log("nor can this one be loaded, which stood before");
      return false;
    }
  }

  /**
   * Brings a version, verifies it and lets it serve; the one before serves until then, and goes on
   * if this fails.
   *
   * @throws RuntimeException saying why it failed
   */
  public synchronized void bring(Optional<WantedVersion> wanted) {
    ModelDescription expected = expected(wanted);
    attempt = VersionState.loading(expected, now());
    try {
      FetchedVersion fetched = source.fetch(wanted);
      expected = fetched.model();
      swap(fetched);
      settle();
    } catch (RuntimeException e) {
      attempt = failed(expected, e);
      meters.loadFailed(expected, VersionState.Failure.of(e).cause().text());
      meters.degraded(model, 1);
      throw e;
    }
  }

  private void swap(FetchedVersion fetched) {
    ModelHandle<Annotator> handle = live();
    handle.swap(
        handle.loaded()
            ? meters.recordLoadUnderWay(() -> fetched.load(annotator, gate))
            : meters.recordLoad(() -> fetched.load(annotator, gate)));
    promoted = fetched.promoted();
  }

  private VersionState failed(ModelDescription version, RuntimeException e) {
    return VersionState.failed(version, now(), VersionState.Failure.of(e));
  }

  private ModelDescription expected(Optional<WantedVersion> wanted) {
    return wanted
        .map(w -> new ModelDescription(w.model(), w.version(), Optional.of(w.manifest())))
        .orElseGet(() -> new ModelDescription(model, ModelHandle.NONE, Optional.empty()));
  }

  private String absence() {
    return failure()
        .map(why -> "the model could not be loaded: " + why)
        .orElse("the model is being loaded");
  }

  private ModelHandle<Annotator> live() {
    return router.live();
  }

  private Instant now() {
    return clock.instant();
  }
}
