package news.copydesk.topology;

import java.time.Duration;

/**
 * How articles are enriched.
 *
 * @param deadline how long one article may take
 * @param copyBody whether the enriched article carries the body, which offsets of BODY mentions
 *     point into
 */
public record EnrichmentOptions(Duration deadline, boolean copyBody) {}
