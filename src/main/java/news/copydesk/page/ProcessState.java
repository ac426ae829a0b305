package news.copydesk.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the process is doing, in words.
 *
 * @param version of Copydesk
 * @param roles what it does: enricher, sink
 * @param phase STARTING, RUNNING or STOPPING
 * @param status READY, NOT_READY or FAILED
 * @param hindrances why it is not ready; empty if it is
 * @param models the model versions that it holds
 * @param waiting records that are still to be read, by topic
 */
public record ProcessState(
    String version,
    List<String> roles,
    String phase,
    String status,
    List<String> hindrances,
    List<ModelState> models,
    Map<String, Long> waiting) {

  /** Keeps copies. */
  public ProcessState {
    roles = List.copyOf(roles);
    hindrances = List.copyOf(hindrances);
    models = List.copyOf(models);
    waiting = new TreeMap<>(waiting);
  }

  /**
   * A model version.
   *
   * @param state how far it is: LOADING, READY, …
   * @param since when it came into that state, ISO 8601
   * @param error why it failed; null otherwise
   */
  public record ModelState(
      String name, String version, String state, String since, @Nullable String error) {}
}
