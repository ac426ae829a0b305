package news.copydesk.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends away who has shown too many wrong tokens: nothing that an address shows is judged any more
 * until its minute is over, so that nobody tries out tokens by the thousand. Forgets the oldest
 * addresses above a bound. Thread-safe.
 */
public final class FailedLogins {

  /** Wrong tokens of an address within {@link #WINDOW}. */
  static final int MOST = 10;

  /** From an address's first wrong token. */
  static final Duration WINDOW = Duration.ofMinutes(1);

  /** Addresses that are remembered: about 2 MB. */
  static final int ADDRESSES = 10_000;

  private static final Logger log = LoggerFactory.getLogger(FailedLogins.class);

  /** What became of an attempt. */
  public enum Verdict {
    RIGHT,
    WRONG,
    /** Not looked at; {@link #patience} says when to come back. */
    SENT_AWAY
  }

  private record Failures(long since, int count) {}

  private final LongSupplier nanoTime;
  private final Counter wrong;
  private final Counter sentAway;
  private final Map<String, Failures> byAddress = new LinkedHashMap<>();
  private long quietUntil;
  private boolean spoken;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  public FailedLogins(MeterRegistry registry, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.wrong = counter(registry, "wrong");
    this.sentAway = counter(registry, "sent_away");
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("copydesk_login_failures")
        .description("Tokens that were wrong, or were not looked at after too many wrong ones")
        .tag("outcome", outcome)
        .register(registry);
  }

  /**
   * Judges what an address shows, unless it has shown too many wrong tokens.
   *
   * @param address of the other end of the connection
   * @param right whether what is shown is right; not asked when the address is sent away
   */
  public Verdict judge(String address, BooleanSupplier right) {
    String network = Network.of(address);
    if (waiting(network) > 0) {
      sentAway.increment();
      return Verdict.SENT_AWAY;
    }
    if (right.getAsBoolean()) {
      return Verdict.RIGHT;
    }
    wrong.increment();
    remember(network);
    return Verdict.WRONG;
  }

  /** How long an address is sent away from now on; zero if it is not. */
  public Duration patience(String address) {
    return Duration.ofNanos(waiting(Network.of(address)));
  }

  private synchronized long waiting(String network) {
    Failures failures = byAddress.get(network);
    return failures == null || failures.count() < MOST
        ? 0
        : Math.max(0, failures.since() + WINDOW.toNanos() - nanoTime.getAsLong());
  }

  private synchronized void remember(String network) {
    long now = nanoTime.getAsLong();
    Failures before = byAddress.get(network);
    if (before == null || now - before.since() >= WINDOW.toNanos()) {
      // To the end: the oldest comes first, and is forgotten first.
      byAddress.remove(network);
      byAddress.put(network, new Failures(now, 1));
      forgetTheOldest();
      return;
    }
    byAddress.put(network, new Failures(before.since(), before.count() + 1));
    if (before.count() + 1 == MOST) {
      say(network, now);
    }
  }

  private void forgetTheOldest() {
    if (byAddress.size() > ADDRESSES) {
      byAddress.remove(byAddress.keySet().iterator().next());
    }
  }

  /** Once, until it has been quiet for a minute; the metric has the number. */
  private void say(String network, long now) {
    if (!spoken || now - quietUntil >= 0) {
      log.atWarn()
          .addKeyValue("address", network)
          .addKeyValue("seconds", WINDOW.toSeconds())
          .log("too many wrong tokens; whoever shows one from there is sent away for a while");
    }
    spoken = true;
    quietUntil = now + 2 * WINDOW.toNanos();
  }
}
