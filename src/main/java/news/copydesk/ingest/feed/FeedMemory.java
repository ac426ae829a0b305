package news.copydesk.ingest.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of a feed from the times before: which version was read, and which articles were
 * sent. Keeps the ids that stood in the feed last, and ten thousand in all. Not thread-safe.
 */
public final class FeedMemory {

  private static final int MOST_IDS = 10_000;

  private final Set<String> ids;
  private FeedClient.Validators validators;
  private int seen;

  /** Remembers what was kept. */
  public FeedMemory(FeedClient.Validators validators, List<String> ids) {
    this.validators = validators;
    this.ids = new LinkedHashSet<>(ids);
  }

  /** Of a feed that was never read. */
  public static FeedMemory empty() {
    return new FeedMemory(FeedClient.Validators.NONE, List.of());
  }

  /** Whether the article was sent before. */
  public boolean knows(String id) {
    boolean known = ids.remove(id);
    if (known) {
      sent(id);
    }
    return known;
  }

  /** The article has been sent. */
  public void sent(String id) {
    ids.add(id);
    seen++;
  }

  /** All of this version has been sent: what it does not hold is forgotten when there is much. */
  public void read(FeedClient.Validators version) {
    validators = version;
    int kept = Math.max(MOST_IDS, seen);
    while (ids.size() > kept) {
      ids.remove(ids.iterator().next());
    }
    seen = 0;
  }

  /** The version that was read last. */
  public FeedClient.Validators validators() {
    return validators;
  }

  /** The ids of what was sent, the oldest first. */
  public List<String> ids() {
    return List.copyOf(ids);
  }
}
