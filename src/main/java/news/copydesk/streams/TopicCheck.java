package news.copydesk.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at the topics of the stream before it starts. */
public final class TopicCheck {

  private static final Config NONE = new Config(List.of());
  private static final String TRANSACTION_MAX_TIMEOUT = "transaction.max.timeout.ms";

  private final Admin admin;
  private final Duration timeout;

  /** Asks the given cluster, waiting at most so long for each answer. */
  public TopicCheck(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /**
   * What would break later, each with its numbers; empty if nothing.
   *
   * @throws BrokerUnavailableException if no broker answers in time
   */
  public List<String> problems(
      String articles, String enriched, String deadLetters, long transactionTimeoutMillis)
      throws InterruptedException {
    List<String> problems = new ArrayList<>();
    Map<String, Integer> partitions = new TreeMap<>();
    for (String topic : List.of(articles, enriched, deadLetters)) {
      int count = partitions(topic);
      partitions.put(topic, count);
      if (count == 0) {
        problems.add(
            "%s, %s and %s with the same number of partitions"
                .formatted(missing(topic), articles, enriched));
      }
    }
    int in = partitions.getOrDefault(articles, 0);
    int out = partitions.getOrDefault(enriched, 0);
    if (in > 0 && out > 0 && in != out) {
      problems.add(
          "topic "
              + articles
              + " has "
              + in
              + " partitions and "
              + enriched
              + " has "
              + out
              + "; an article stays on the partition of its number, so both need the same number");
    }
    long longest = longestTransactionMillis();
    if (transactionTimeoutMillis > longest) {
      problems.add(
          "kafka.transaction.timeout.ms ("
              + transactionTimeoutMillis
              + ") is above the broker's "
              + TRANSACTION_MAX_TIMEOUT
              + " ("
              + longest
              + "); lower annotation.deadline or kafka.max.poll.records, or raise the broker's");
    }
    return problems;
  }

  /**
   * Says so if a topic is not there; empty if it is.
   *
   * @throws BrokerUnavailableException if no broker answers in time
   */
  public List<String> problems(String topic) throws InterruptedException {
    return partitions(topic) == 0 ? List.of(missing(topic)) : List.of();
  }

  private static String missing(String topic) {
    return "topic %s does not exist; create it (kafka-topics --create --topic %s --partitions N)"
        .formatted(topic, topic);
  }

  /** The largest record batch that a topic takes, in bytes. */
  public int maxMessageBytes(String topic) throws InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        get(admin.describeConfigs(List.of(resource)).all()).getOrDefault(resource, NONE);
    return Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
  }

  private int partitions(String topic) throws InterruptedException {
    try {
      return get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
          .mapToInt(description -> description.partitions().size())
          .sum();
    } catch (UnknownTopicOrPartitionException e) {
      return 0;
    }
  }

  private long longestTransactionMillis() throws InterruptedException {
    String broker =
        get(admin.describeCluster().nodes()).stream().findAny().orElseThrow().idString();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker);
    Config config =
        get(admin.describeConfigs(List.of(resource)).all()).getOrDefault(resource, NONE);
    return Long.parseLong(config.get(TRANSACTION_MAX_TIMEOUT).value());
  }

  private <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BrokerUnavailableException(
          "no broker answered within " + timeout.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException late) {
        throw new BrokerUnavailableException("no broker answered: " + late.getMessage(), e);
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
