package news.copydesk.guard;

import java.time.Duration;
import java.util.Optional;

/**
 * How many slots there should be: additive increase, multiplicative decrease (Chiu and Jain,
 * "Analysis of the Increase and Decrease Algorithms for Congestion Avoidance in Computer Networks",
 * 1989; TCP's rule, and that of Netflix' concurrency-limits). Starts with the most there may be, is
 * halved by pressure, and grows by one after each calm while. Steps by the readings it is given and
 * knows no clock. Not thread-safe.
 *
 * <p>Processors in full use are the aim, not a fault: they only take away slots beyond one per
 * processor, which wait for each other.
 */
final class AdaptiveLimit {

  private final int most;
  private final int processors;
  private final GuardOptions options;
  private int limit;
  private double heapBefore = Double.NaN;
  private Duration calm = Duration.ZERO;

  /** Starts with the most slots. */
  AdaptiveLimit(int most, int processors, GuardOptions options) {
    this.most = most;
    this.processors = processors;
    this.options = options;
    this.limit = most;
  }

  /**
   * A change of the limit.
   *
   * @param reason what pressed; empty for a step back after a calm while
   */
  record Change(int from, int to, Optional<Resource> reason) {}

  int limit() {
    return limit;
  }

  /** The change that the readings ask for, if any; taken every {@link GuardOptions#interval()}. */
  Optional<Change> next(Readings readings) {
    // Until the next collection nobody knows whether fewer slots have helped the heap.
    boolean collected = readings.heap() != heapBefore;
    heapBefore = readings.heap();
    Optional<Resource> pressing = pressing(readings);
    if (pressing.isPresent()) {
      calm = Duration.ZERO;
      boolean known = pressing.get() != Resource.HEAP || collected;
      int least = pressing.get() == Resource.CPU ? processors : 1;
      return known ? to(Math.max(least, limit / 2), pressing) : Optional.empty();
    }
    calm = relieved(readings) ? calm.plus(options.interval()) : Duration.ZERO;
    if (calm.compareTo(options.calm()) < 0) {
      return Optional.empty();
    }
    calm = Duration.ZERO;
    return to(Math.min(most, limit + 1), Optional.empty());
  }

  private Optional<Change> to(int wanted, Optional<Resource> reason) {
    if (wanted == limit) {
      return Optional.empty();
    }
    Change change = new Change(limit, wanted, reason);
    limit = wanted;
    return Optional.of(change);
  }

  private Optional<Resource> pressing(Readings readings) {
    for (Resource resource : Resource.values()) {
      boolean matters = resource != Resource.CPU || limit > processors;
      if (matters && resource.of(readings) >= options.pressure(resource)) {
        return Optional.of(resource);
      }
    }
    return Optional.empty();
  }

  private boolean relieved(Readings readings) {
    for (Resource resource : Resource.values()) {
      boolean matters = resource != Resource.CPU || limit >= processors;
      if (matters && resource.of(readings) >= options.relief(resource)) {
        return false;
      }
    }
    return true;
  }
}
