package news.copydesk.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** A broker with the topics of the stream, and a registry, inside this process. */
public final class LocalCluster implements AutoCloseable {

  /** As many as the machines that local mode runs on have cores, twice over. */
  private static final int PARTITIONS = 4;

  private static final String RETRY = "articles.retry";
  private static final String CONTROL = "models.control";
  private static final String STATUS = "models.status";
  private static final String SHADOW = "models.shadow";

  private final LocalBroker broker;
  private final LocalRegistry registry;

  private LocalCluster(LocalBroker broker, LocalRegistry registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /**
   * Starts both and creates the topics that are not there.
   *
   * @param directory keeps the broker's and the registry's data
   * @param brokerPort 0 for any free one
   * @param registryPort 0 for any free one
   * @throws IOException when the registry's file cannot be used
   * @throws LocalBrokerException when the broker does not start
   */
  public static LocalCluster start(Path directory, int brokerPort, int registryPort)
      throws IOException {
    return start(
        new BrokerSettings(directory.resolve("kafka"), brokerPort, 0), directory, registryPort);
  }

  /**
   * Starts both on free ports, with the broker at its usual heartbeat instead of the quick one: a
   * start of some seconds, and no more work while it runs than any broker has.
   */
  public static LocalCluster startUnhurried(Path directory) throws IOException {
    return start(
        new BrokerSettings(directory.resolve("kafka"), 0, 0, BrokerSettings.USUAL_HEARTBEAT),
        directory,
        0);
  }

  private static LocalCluster start(BrokerSettings settings, Path directory, int registryPort)
      throws IOException {
    LocalRegistry registry = LocalRegistry.keptIn(directory.resolve("registry"), registryPort);
    try {
      LocalBroker broker = LocalBroker.start(settings);
      broker.createTopics(topics());
      return new LocalCluster(broker, registry);
    } catch (RuntimeException e) {
      registry.close();
      throw e;
    }
  }

  private static List<NewTopic> topics() {
    TopicNames names = TopicNames.DEFAULT;
    return List.of(
        topic(names.articles(), 1 << 20),
        // Annotations and headers make a record larger than the article that it was.
        topic(names.enriched(), 4 << 20),
        topic(names.deadLetters(), 4 << 20),
        new NewTopic(SHADOW, 1, (short) 1),
        // With what its headers add.
        topic(RETRY, 2 << 20),
        compacted(CONTROL),
        compacted(STATUS));
  }

  private static NewTopic compacted(String name) {
    return new NewTopic(name, 1, (short) 1)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  private static NewTopic topic(String name, int maxBytes) {
    return new NewTopic(name, PARTITIONS, (short) 1)
        .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxBytes)));
  }

  /** Host and port for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** The registry's base URL. */
  public String registryUrl() {
    return registry.url().toString();
  }

  /** The keys of the configuration that point at this cluster. */
  public Map<String, String> settings() {
    return Map.of("kafka.bootstrap.servers", bootstrapServers(), "registry.urls", registryUrl());
  }

  /** Stops both; what they stored stays. */
  @Override
  public void close() {
    broker.close();
    registry.close();
  }
}
