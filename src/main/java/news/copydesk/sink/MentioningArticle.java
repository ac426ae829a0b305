package news.copydesk.sink;

import java.time.Instant;
import java.util.Optional;

/**
 * An article that mentions a name.
 *
 * @param datedAt when it was published, else fetched, else enriched
 * @param mentions how often it mentions the name
 */
public record MentioningArticle(
    String id,
    Instant datedAt,
    String source,
    Optional<String> title,
    Optional<String> url,
    long mentions) {}
