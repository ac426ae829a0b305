package news.copydesk.rollout;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.ModelDescription;
import news.copydesk.registry.IntegrityException;

/**
 * A version that an instance runs, or tries to.
 *
 * @param model which one; its SHA-256 is that of the manifest, or of the files of one that ships
 * @param state what it does here
 * @param since when it came into that state
 * @param failure why it failed; empty otherwise
 */
public record VersionState(
    ModelDescription model, State state, Instant since, Optional<Failure> failure) {

  /** A version's life in an instance. */
  public enum State {
    LOADING,
    READY,
    FAILED
  }

  /** It is being brought. */
  public static VersionState loading(ModelDescription model, Instant since) {
    return new VersionState(model, State.LOADING, since, Optional.empty());
  }

  /** It serves. */
  public static VersionState ready(ModelDescription model, Instant since) {
    return new VersionState(model, State.READY, since, Optional.empty());
  }

  /** It was refused. */
  public static VersionState failed(ModelDescription model, Instant since, Failure failure) {
    return new VersionState(model, State.FAILED, since, Optional.of(failure));
  }

  /** Why it failed, for people; empty otherwise. */
  public Optional<String> error() {
    return failure.map(Failure::error);
  }

  /** What kind of failure it is. */
  public enum Cause {
    /** Its bytes are not what the registry vouches for, or are damaged. */
    INTEGRITY,
    /** Everything else. */
    LOAD;

    /** As it is written: in lower case. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Why a version failed.
   *
   * @param error for people; never empty
   */
  public record Failure(Cause cause, String error) {

    /** What an exception means. */
    public static Failure of(RuntimeException e) {
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      boolean integrity = e instanceof IntegrityException || e instanceof DamagedModelException;
      return new Failure(integrity ? Cause.INTEGRITY : Cause.LOAD, message);
    }
  }
}
