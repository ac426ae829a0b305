package news.copydesk.model;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * How new the models of a process are, as one number that readers of its records can compare: the
 * time of the latest promotion up to which it has taken up all that it has heard of. A promotion is
 * numbered by its time in the registry's ledger, which is the same for every process. Thread-safe.
 *
 * <p>Were it simply the latest promotion that is in service, a process that is slow to load one
 * model and has already taken up another, promoted later, would pass for one that has both.
 */
public final class ModelEpoch implements LongSupplier {

  /** All promotions of each model: one that was refused counts until a later one is in service. */
  private final Map<String, NavigableSet<Long>> heard = new HashMap<>();

  private final Map<String, Long> serving = new HashMap<>();

  /** All promotions that were ever in service here: a later one takes none of them back. */
  private final NavigableSet<Long> served = new TreeSet<>();

  private volatile long epoch;

  /**
   * Hears of a promotion or rollback; until it is in service, the epoch stays below it.
   *
   * @param at milliseconds since 1970, from the ledger
   */
  public synchronized void wants(String model, long at) {
    hear(model, at);
    epoch = number();
  }

  /**
   * The version of that promotion is in service.
   *
   * @param at as in {@link #wants}
   */
  public synchronized void serves(String model, long at) {
    hear(model, at);
    serving.put(model, at);
    served.add(at);
    epoch = number();
  }

  private void hear(String model, long at) {
    heard.computeIfAbsent(model, name -> new TreeSet<>()).add(at);
  }

  private long number() {
    long bound = Long.MAX_VALUE;
    for (Map.Entry<String, NavigableSet<Long>> each : heard.entrySet()) {
      Long next = each.getValue().higher(serving.getOrDefault(each.getKey(), 0L));
      bound = next == null ? bound : Math.min(bound, next);
    }
    return Objects.requireNonNullElse(served.lower(bound), 0L);
  }

  /** The epoch; 0 while no model came from a registry. */
  @Override
  public long getAsLong() {
    return epoch;
  }
}
