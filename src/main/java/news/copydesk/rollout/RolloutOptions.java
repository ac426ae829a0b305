package news.copydesk.rollout;

import java.time.Duration;
import java.util.Optional;

/**
 * How an instance comes by its models, and how all agree on the versions that run.
 *
 * @param controlTopic where operators say which version everybody shall run
 * @param statusTopic where instances say what they run
 * @param instance this instance's name, different from all others'; host and port if empty
 * @param heartbeat how often it says that it lives
 * @param loads how models are loaded at the start
 */
public record RolloutOptions(
    String controlTopic,
    String statusTopic,
    Optional<String> instance,
    Duration heartbeat,
    LoadOptions loads) {}
