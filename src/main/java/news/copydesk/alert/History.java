package news.copydesk.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The minutes of the last day, the present one included. In memory only. Thread-safe. */
public final class History {

  static final int MINUTES = 24 * 60;

  private final Deque<Minute> minutes = new ArrayDeque<>();
  private @Nullable Observation before;

  /** Nothing is remembered yet. */
  public History() {}

  /** Adds what happened since the observation before. The first one only sets the start. */
  synchronized void add(Observation now) {
    Observation last = before;
    before = now;
    if (last == null) {
      return;
    }
    Minute part =
        new Minute(
            now.at().truncatedTo(ChronoUnit.MINUTES),
            Math.max(0, now.articles() - last.articles()),
            Math.max(0, now.entities() - last.entities()),
            Math.max(0, now.deadLetters() - last.deadLetters()),
            now.p99Seconds(),
            now.lag(),
            now.heap(),
            now.slots());
    Minute present = minutes.peekLast();
    if (present != null && !present.start().isBefore(part.start())) {
      minutes.pollLast();
      part = present.plus(part);
    }
    minutes.addLast(part);
    Instant oldest = part.start().minus(MINUTES - 1, ChronoUnit.MINUTES);
    while (minutes.getFirst().start().isBefore(oldest)) {
      minutes.removeFirst();
    }
  }

  /** The minutes that are remembered, the oldest first; minutes without a reading are missing. */
  public synchronized List<Minute> minutes() {
    return List.copyOf(minutes);
  }

  /** Those that began less than this long before the last one ended. */
  List<Minute> last(Duration span) {
    List<Minute> all = minutes();
    if (all.isEmpty()) {
      return all;
    }
    Instant from = all.get(all.size() - 1).start().plus(1, ChronoUnit.MINUTES).minus(span);
    return all.stream().filter(minute -> !minute.start().isBefore(from)).toList();
  }
}
