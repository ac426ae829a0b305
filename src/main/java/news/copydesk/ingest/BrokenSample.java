package news.copydesk.ingest;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * A record that is broken on purpose, as a client outside could produce it.
 *
 * @param why what is wrong with it
 * @param key the key's bytes, empty for a null key
 * @param value the value's bytes, empty for a null value
 */
public record BrokenSample(String why, Optional<Bytes> key, Optional<Bytes> value) {}
