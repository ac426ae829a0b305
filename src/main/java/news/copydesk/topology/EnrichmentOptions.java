package news.copydesk.topology;

import java.time.Duration;
import java.util.Optional;

/**
 * How articles are enriched.
 *
 * @param deadline how long one article may take
 * @param copyBody whether the enriched article carries the body, which offsets of BODY mentions
 *     point into
 * @param retryTopic where an article goes, besides, of which an annotator was left out; empty for
 *     nowhere
 */
public record EnrichmentOptions(Duration deadline, boolean copyBody, Optional<String> retryTopic) {

  /** Articles do not come in again. */
  public EnrichmentOptions(Duration deadline, boolean copyBody) {
    this(deadline, copyBody, Optional.empty());
  }
}
