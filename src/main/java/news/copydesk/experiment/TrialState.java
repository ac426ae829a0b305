package news.copydesk.experiment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.copydesk.rollout.VersionState;
import news.copydesk.rollout.WantedExperiment;
import news.copydesk.rollout.WantedExperiment.Way;

/**
 * How a candidate is doing in an instance.
 *
 * @param model the model's name in the registry
 * @param version the candidate's number
 * @param way what becomes of the articles that take part
 * @param share how many do, in hundredths of a percent
 * @param sources only articles of these outlets; none for all
 * @param state {@code READY} once it takes part
 * @param since when it came into that state
 * @param failure why it was refused; empty otherwise
 */
public record TrialState(
    String model,
    String version,
    Way way,
    int share,
    List<String> sources,
    VersionState.State state,
    Instant since,
    Optional<VersionState.Failure> failure) {

  /** Copies the list. */
  public TrialState {
    sources = List.copyOf(sources);
  }

  static TrialState loading(WantedExperiment wanted, Instant since) {
    return of(wanted, VersionState.State.LOADING, since, Optional.empty());
  }

  static TrialState ready(WantedExperiment wanted, Instant since) {
    return of(wanted, VersionState.State.READY, since, Optional.empty());
  }

  static TrialState failed(WantedExperiment wanted, Instant since, VersionState.Failure why) {
    return of(wanted, VersionState.State.FAILED, since, Optional.of(why));
  }

  private static TrialState of(
      WantedExperiment wanted,
      VersionState.State state,
      Instant since,
      Optional<VersionState.Failure> failure) {
    return new TrialState(
        wanted.model(),
        wanted.version(),
        wanted.way(),
        wanted.share(),
        wanted.sources(),
        state,
        since,
        failure);
  }

  /** Why it was refused, for people; empty otherwise. */
  public Optional<String> error() {
    return failure.map(VersionState.Failure::error);
  }

  /** {@code model@version}. */
  public String id() {
    return model + "@" + version;
  }
}
