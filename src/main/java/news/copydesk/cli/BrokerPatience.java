package news.copydesk.cli;

import java.time.Duration;
import news.copydesk.config.CopydeskConfig;

/**
 * How long a command waits for brokers to answer: as long as it would by itself, or less where
 * {@code kafka.default.api.timeout.ms} says so.
 */
final class BrokerPatience {

  private static final String KEY = "default.api.timeout.ms";

  private BrokerPatience() {}

  /**
   * @param most how long it would wait by itself
   */
  static Duration of(CopydeskConfig config, Duration most) {
    String said = config.kafka().getOrDefault(KEY, "").strip();
    // What is no number, the client refuses by its name.
    if (!said.matches("\\d{1,9}")) {
      return most;
    }
    Duration users = Duration.ofMillis(Long.parseLong(said));
    return users.compareTo(most) < 0 ? users : most;
  }
}
