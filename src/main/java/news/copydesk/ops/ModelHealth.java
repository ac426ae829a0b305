package news.copydesk.ops;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One model version this process holds or tried to.
 *
 * <p>Models inform; they do not decide readiness, for an old version may serve while a new one
 * loads. The component that needs a model does that.
 *
 * @param sha256 of the artifact, hexadecimal; null for a model without one (mock)
 * @param since when it came into that state
 * @param error why it failed, for people; null otherwise
 * @param cause what kind of failure it is, {@code integrity} or {@code load}; null otherwise
 */
public record ModelHealth(
    String name,
    String version,
    @Nullable String sha256,
    State state,
    Instant since,
    @Nullable String error,
    @Nullable String cause) {

  /** A model's life in this process. */
  public enum State {
    LOADING,
    READY,
    FAILED,
    CLOSED
  }
}
