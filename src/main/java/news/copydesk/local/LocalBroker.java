package news.copydesk.local;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker and its KRaft controller inside this JVM, on loopback, for local mode and
 * tests.
 *
 * <p>Built on Kafka's internal classes, so the version is pinned. One per process: Kafka's exit
 * procedures, which this class takes over for good, are one per process too.
 */
public final class LocalBroker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LocalBroker.class);

  private final BrokerPorts ports;
  private final ExitGuard guard;
  private final KafkaRaftServer server;

  private LocalBroker(BrokerPorts ports, ExitGuard guard, KafkaRaftServer server) {
    this.ports = ports;
    this.guard = guard;
    this.server = server;
  }

  /**
   * Starts the broker and returns when it takes requests, about two seconds later in a new JVM.
   *
   * @throws LocalBrokerException if the port is taken, the directory belongs to another broker or
   *     version or cannot be written, or Kafka fails to start
   */
  public static LocalBroker start(BrokerSettings settings) {
    ExitGuard guard = new ExitGuard();
    guard.install();
    BrokerPorts ports = BrokerPorts.claim(settings);
    BrokerDirectory directory = new BrokerDirectory(settings.directory());
    Properties properties = BrokerProperties.of(directory.logs(), ports, settings.heartbeat());
    directory.prepare(properties);
    if (directory.wasKilled()) {
      expireSession(properties, directory.logs());
    }
    LocalBroker broker = new LocalBroker(ports, guard, newServer(properties, directory.logs()));
    broker.startServer(directory.logs());
    log.atInfo()
        .addKeyValue("bootstrapServers", broker.bootstrapServers())
        .addKeyValue("directory", settings.directory())
        .log("local broker started");
    return broker;
  }

  /** Host and port for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return ports.bootstrapServers();
  }

  /** Why the broker stopped working by itself, in words; empty while it is well. */
  public Optional<String> failure() {
    return guard.failure();
  }

  /**
   * Creates the topics that are not there yet and leaves the others as they are, contents and
   * settings. Returns when the broker serves them.
   *
   * @param topics each may leave its replication factor to the broker
   * @return the names that were created now, in order
   * @throws LocalBrokerException if a topic cannot be created, or after 30 s
   */
  public Set<String> createTopics(Collection<NewTopic> topics) {
    Map<String, Object> config = new HashMap<>();
    config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    try (Admin admin = Admin.create(config)) {
      return new TopicCreation(admin).create(topics);
    }
  }

  /** Stops the broker and returns when its files are closed; what it stored stays. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    log.info("local broker stopped");
  }

  private static void expireSession(Properties properties, Path logs) {
    try {
      if (!new SessionExpiry(properties).await()) {
        // As Kafka does by itself: the new one waits until the dead one's session is over.
        properties.remove(BrokerProperties.SESSION);
      }
    } catch (LocalBrokerException e) {
      throw e;
    } catch (RuntimeException e) {
      throw unusable(logs, e);
    }
  }

  private static KafkaRaftServer newServer(Properties properties, Path logs) {
    try {
      return new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    } catch (RuntimeException e) {
      throw unusable(logs, e);
    }
  }

  private void startServer(Path logs) {
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw unusable(logs, e);
    }
  }

  private static LocalBrokerException unusable(Path logs, RuntimeException e) {
    return new LocalBrokerException(
        "the local broker does not start on %s: %s; if another version of Kafka wrote that directory, move it away or give another one"
            .formatted(logs, e.getMessage()),
        e);
  }
}
