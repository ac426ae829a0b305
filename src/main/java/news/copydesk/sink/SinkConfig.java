package news.copydesk.sink;

import java.time.Duration;
import java.util.Map;

/**
 * What the sink reads, as which consumer group, and how it waits. Never prints the Kafka
 * properties, which may hold passwords.
 *
 * @param topic the enriched topic
 * @param group the consumer group, which also names the sink's offsets in the database
 * @param batchSize most records per transaction
 * @param firstBackoff wait after the first failure of a database, broker or registry; doubles
 * @param maxBackoff longest wait between two attempts
 * @param idleCheck how long without a record before the sink asks whether the broker still answers
 * @param closeTimeout how long closing waits for the batch in hand
 * @param kafka consumer properties, {@code bootstrap.servers} among them; what exactly-once needs
 *     is set over them
 */
public record SinkConfig(
    String topic,
    String group,
    int batchSize,
    Duration firstBackoff,
    Duration maxBackoff,
    Duration idleCheck,
    Duration closeTimeout,
    Map<String, String> kafka) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the key, the value and what is allowed
   */
  public SinkConfig {
    kafka = Map.copyOf(kafka);
    require(!topic.isBlank(), "topics.enriched: is blank; name the topic of the enriched articles");
    require(!group.isBlank(), "sink.group: is blank; name the sink's consumer group");
    require(batchSize > 0, "sink.batch-size: %s is not positive".formatted(batchSize));
    require(isPositive(firstBackoff), "sink.first-backoff: must be longer than zero");
    require(
        maxBackoff.compareTo(firstBackoff) >= 0,
        "sink.max-backoff: %s is shorter than sink.first-backoff, %s"
            .formatted(maxBackoff, firstBackoff));
    require(isPositive(idleCheck), "sink.idle-check: must be longer than zero");
    require(isPositive(closeTimeout), "sink.close-timeout: must be longer than zero");
    require(
        !kafka.getOrDefault("bootstrap.servers", "").isBlank(),
        "kafka.bootstrap.servers: is missing; give host:port of one broker or more");
  }

  /** The defaults: batches of 500, back-off from 200 ms to 10 s. */
  public static SinkConfig of(String topic, String group, Map<String, String> kafka) {
    return new SinkConfig(
        topic,
        group,
        500,
        Duration.ofMillis(200),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        kafka);
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isZero() && !duration.isNegative();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  @Override
  public String toString() {
    return "SinkConfig[topic=%s, group=%s, batchSize=%d]".formatted(topic, group, batchSize);
  }
}
