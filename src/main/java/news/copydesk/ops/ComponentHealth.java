package news.copydesk.ops;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one component.
 *
 * @param state what it can do now
 * @param since when it came into that state; null if it does not know, then {@link Health} gives
 *     the time it first saw it
 * @param reason why, for people: required unless READY, and never article text or a secret
 */
public record ComponentHealth(HealthState state, @Nullable Instant since, @Nullable String reason) {

  /** Checks that what is not READY says why. */
  public ComponentHealth {
    if (state != HealthState.READY && (reason == null || reason.isBlank())) {
      throw new IllegalArgumentException("a component that is " + state + " must say why");
    }
  }

  /** It does its work. */
  public static ComponentHealth ready() {
    return new ComponentHealth(HealthState.READY, null, null);
  }

  /** It cannot work now and will go on by itself. */
  public static ComponentHealth notReady(String reason) {
    return new ComponentHealth(HealthState.NOT_READY, null, reason);
  }

  /** It will not recover by itself. */
  public static ComponentHealth failed(String reason) {
    return new ComponentHealth(HealthState.FAILED, null, reason);
  }

  /** The same, with the time it began. */
  public ComponentHealth since(Instant began) {
    return new ComponentHealth(state, began, reason);
  }
}
