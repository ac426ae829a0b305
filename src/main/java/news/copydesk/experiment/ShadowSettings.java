package news.copydesk.experiment;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How shadows run.
 *
 * @param spare what they may use, all together
 * @param limit how long one article may take
 * @param capacity articles that may wait for a shadow
 * @param findings told of each comparison
 */
public record ShadowSettings(
    SpareSlots spare, Duration limit, int capacity, Consumer<ShadowFinding> findings) {}
