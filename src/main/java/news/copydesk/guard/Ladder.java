package news.copydesk.guard;

import java.time.Duration;
import java.util.Optional;

/**
 * On which rung the process stands: one down when heap or latency pressed twice in a row, one up
 * after each calm while. Steps by the readings it is given and knows no clock. The rung may be read
 * by any thread; everything else is for one.
 */
public final class Ladder {

  private static final int PRESSES = 2;

  private final GuardOptions options;
  private volatile Rung rung = Rung.ALL;
  private volatile Optional<Resource> reason = Optional.empty();
  private double heapBefore = Double.NaN;
  private int presses;
  private Duration calm = Duration.ZERO;

  /** Starts at the top. */
  public Ladder(GuardOptions options) {
    this.options = options;
  }

  /**
   * A step.
   *
   * @param reason what pressed; empty for a step back up
   */
  record Step(Rung from, Rung to, Optional<Resource> reason) {}

  Rung rung() {
    return rung;
  }

  /** Whether nothing is left out. */
  public boolean atTop() {
    return rung == Rung.ALL;
  }

  /** Why something is left out; for the record. */
  String why() {
    return "under pressure: " + reason.map(Resource::label).orElse("calm") + "; " + rung.meaning();
  }

  /** The step that the readings ask for, if any; taken every {@link GuardOptions#interval()}. */
  Optional<Step> next(Readings readings) {
    boolean collected = readings.heap() != heapBefore;
    heapBefore = readings.heap();
    Optional<Resource> pressing = pressing(readings);
    if (pressing.isPresent()) {
      calm = Duration.ZERO;
      // The same collection again says nothing new.
      presses += pressing.get() == Resource.HEAP && !collected ? 0 : 1;
      return presses < PRESSES ? Optional.empty() : to(rung.below(), pressing);
    }
    presses = 0;
    calm = relieved(readings) ? calm.plus(options.interval()) : Duration.ZERO;
    return calm.compareTo(options.calm()) < 0
        ? Optional.empty()
        : to(rung.above(), Optional.empty());
  }

  private Optional<Step> to(Rung wanted, Optional<Resource> why) {
    presses = 0;
    calm = Duration.ZERO;
    if (wanted == rung || !options.ladder()) {
      return Optional.empty();
    }
    Step step = new Step(rung, wanted, why);
    // What pressed stays the reason on the way up.
    reason = why.isPresent() ? why : reason;
    rung = wanted;
    return Optional.of(step);
  }

  // Busy processors are no reason to leave something out.
  private Optional<Resource> pressing(Readings readings) {
    if (readings.heap() >= options.pressure(Resource.HEAP)) {
      return Optional.of(Resource.HEAP);
    }
    return readings.latency() >= options.pressure(Resource.LATENCY)
        ? Optional.of(Resource.LATENCY)
        : Optional.empty();
  }

  private boolean relieved(Readings readings) {
    return !(readings.heap() >= options.relief(Resource.HEAP))
        && !(readings.latency() >= options.relief(Resource.LATENCY));
  }
}
