package news.copydesk.rollout;

import java.time.Instant;
import java.util.Optional;
import news.copydesk.model.ModelDescription;

/**
 * A version that an instance runs, or tries to.
 *
 * @param model which one; its SHA-256 is that of the manifest, or of the files of one that ships
 * @param state what it does here
 * @param since when it came into that state
 * @param error why it failed; empty otherwise
 */
public record VersionState(
    ModelDescription model, State state, Instant since, Optional<String> error) {

  /** How the error begins of a version whose bytes are not what the registry vouches for. */
  public static final String INTEGRITY = "integrity: ";

  /** A version's life in an instance. */
  public enum State {
    LOADING,
    READY,
    FAILED
  }
}
