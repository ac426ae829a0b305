package news.copydesk.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what holds, and says what is news: each alert once, again after a while, and once more
 * when it is over. It is over when two checks in a row have not found it, so that one on the verge
 * does not flap. Not thread-safe.
 */
final class AlertBook {

  private static final int MISSES = 2;

  private final Duration repeatAfter;
  private final Map<Alert.Key, Entry> entries = new LinkedHashMap<>();

  AlertBook(Duration repeatAfter) {
    this.repeatAfter = repeatAfter;
  }

  private static final class Entry {
    private final Instant began;
    private Alert alert;
    private Instant sent;
    private int misses;

    Entry(Alert alert, Instant now) {
      this.alert = alert;
      this.began = now;
      this.sent = now;
    }
  }

  /** What is news about the alerts that hold now. */
  List<Notification> update(List<Alert> holding, Instant now) {
    List<Notification> news = new ArrayList<>();
    entries.values().forEach(entry -> entry.misses++);
    for (Alert alert : holding) {
      Entry entry = entries.get(alert.key());
      if (entry == null) {
        entry = new Entry(alert, now);
        entries.put(alert.key(), entry);
        news.add(firing(entry, now));
        continue;
      }
      entry.misses = 0;
      entry.alert = alert;
      if (!now.isBefore(entry.sent.plus(repeatAfter))) {
        entry.sent = now;
        news.add(firing(entry, now));
      }
    }
    entries
        .values()
        .removeIf(
            entry -> {
              if (entry.misses < MISSES) {
                return false;
              }
              news.add(new Notification(entry.alert, entry.began, Optional.of(now), now));
              return true;
            });
    return news;
  }

  /** How many alerts of each rule hold; zero for those that do not. */
  Map<RuleName, Integer> firing() {
    Map<RuleName, Integer> counts = new EnumMap<>(RuleName.class);
    for (RuleName rule : RuleName.values()) {
      counts.put(rule, 0);
    }
    entries.keySet().forEach(key -> counts.merge(key.rule(), 1, Integer::sum));
    return counts;
  }

  private Notification firing(Entry entry, Instant now) {
    return new Notification(
        entry.alert, entry.began, Optional.empty(), now.plus(repeatAfter.multipliedBy(2)));
  }
}
