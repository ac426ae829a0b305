package news.copydesk.rollout;

import java.time.Duration;
import java.util.Set;

/**
 * How an instance loads its models at the start.
 *
 * @param critical the annotators whose models come first, and without which no article is worked on
 * @param parallel how many are brought to this host at once
 * @param timeout how long those that articles wait for may take
 * @param whenNotReady what becomes of articles while one that is not critical is not there
 */
public record LoadOptions(
    Set<String> critical, int parallel, Duration timeout, WhenNotReady whenNotReady) {

  /** What becomes of articles while a model that is not critical is not there. */
  public enum WhenNotReady {
    /** They wait: the stream starts when all models are loaded. */
    WAIT,
    /** They go on without it; the record says so. */
    PARTIAL
  }

  /** Copies. */
  public LoadOptions {
    critical = Set.copyOf(critical);
  }
}
