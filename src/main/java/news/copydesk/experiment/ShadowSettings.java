package news.copydesk.experiment;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How shadows run.
 *
 * @param spare whether an inference slot is free
 * @param limit how long one article may take
 * @param capacity articles that may wait for a shadow
 * @param findings told of each comparison
 */
public record ShadowSettings(
    BooleanSupplier spare, Duration limit, int capacity, Consumer<ShadowFinding> findings) {}
