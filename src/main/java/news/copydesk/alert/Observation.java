package news.copydesk.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an instance knows of itself at one moment. Counts grow from the start of the process; what
 * is not known is NaN.
 *
 * @param articles articles annotated so far
 * @param entities entities found so far
 * @param deadLetters records set aside so far
 * @param p99Seconds 99th percentile of an article's time over the last minute, in seconds
 * @param lag records that wait on the worst partition
 * @param heap share of the long-lived heap in use after its last collection, 0 to 1
 * @param slots annotations that may run at once
 * @param notReady why the instance is not ready; empty if it is
 * @param failedModels models that could not be loaded and have not been since
 */
public record Observation(
    Instant at,
    long articles,
    long entities,
    long deadLetters,
    double p99Seconds,
    double lag,
    double heap,
    int slots,
    Optional<String> notReady,
    List<FailedModel> failedModels) {

  /**
   * A version that could not be loaded.
   *
   * @param integrity true if its bytes are not what the registry vouches for
   * @param error why, for people
   */
  public record FailedModel(String model, String version, boolean integrity, String error) {}
}
