package news.copydesk.ops;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The health of the process at one moment.
 *
 * @param components by name, in the order of their registration, each with its {@code since}
 */
public record HealthReport(
    Phase phase, Map<String, ComponentHealth> components, List<ModelHealth> models) {

  /** FAILED if a component is; READY if all are and the process works; else NOT_READY. */
  public HealthState status() {
    HealthState worst =
        components.values().stream()
            .map(ComponentHealth::state)
            .max(Comparator.naturalOrder())
            .orElse(HealthState.READY);
    return worst == HealthState.READY && !phase.working() ? HealthState.NOT_READY : worst;
  }

  /** Whether a restart would not help: nothing has failed. */
  public boolean live() {
    return status() != HealthState.FAILED;
  }

  /** Whether records are being worked on. */
  public boolean ready() {
    return status() == HealthState.READY;
  }

  /** Why it is not live; empty if it is. */
  List<String> failures() {
    return reasons(HealthState.FAILED);
  }

  /** Why it is not ready; empty if it is. */
  public List<String> hindrances() {
    List<String> reasons = new ArrayList<>();
    if (!phase.working()) {
      reasons.add("the phase is " + phase.text());
    }
    reasons.addAll(reasons(HealthState.NOT_READY));
    return reasons;
  }

  private List<String> reasons(HealthState atLeast) {
    return components.entrySet().stream()
        .filter(component -> component.getValue().state().compareTo(atLeast) >= 0)
        .map(component -> component.getKey() + ": " + component.getValue().reason())
        .toList();
  }
}
