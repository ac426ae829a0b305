package news.copydesk.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * Kafka's own settings for a broker that is alone, starts at once and stays small.
 *
 * <p>Everything not named here is Kafka's default, transaction timeouts among them.
 */
final class BrokerProperties {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

  /** How long the controller waits for a broker's heartbeat before it takes it for dead. */
  static final String SESSION = "broker.session.timeout.ms";

  private BrokerProperties() {}

  static Properties of(Path logs, BrokerPorts ports, Duration heartbeat) {
    Properties props = new Properties();
    identity(props, logs, ports);
    topics(props);
    timing(props, heartbeat);
    footprint(props);
    return props;
  }

  /** Where the controller of that broker listens, as Kafka writes it. */
  static String controllerListener(Properties broker) {
    String voter = broker.getProperty("controller.quorum.voters");
    return CONTROLLER_LISTENER + "://" + voter.substring(voter.indexOf('@') + 1);
  }

  private static void identity(Properties props, Path logs, BrokerPorts ports) {
    String controller = BrokerPorts.HOST + ":" + ports.controller();
    props.put("process.roles", "broker,controller");
    props.put("node.id", Integer.toString(NODE_ID));
    // Static voters, not a formatted quorum: the controller's port may change between two starts.
    props.put("controller.quorum.voters", NODE_ID + "@" + controller);
    props.put("controller.listener.names", CONTROLLER_LISTENER);
    props.put("inter.broker.listener.name", "PLAINTEXT");
    props.put(
        "listeners",
        "PLAINTEXT://%s,%s://%s"
            .formatted(ports.bootstrapServers(), CONTROLLER_LISTENER, controller));
    props.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    props.put("log.dirs", logs.toString());
  }

  private static void topics(Properties props) {
    props.put("auto.create.topics.enable", "false");
    props.put("default.replication.factor", "1");
    props.put("min.insync.replicas", "1");
    props.put("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    props.put("replica.fetch.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    props.put("offsets.topic.replication.factor", "1");
    props.put("offsets.topic.num.partitions", "1");
    props.put("transaction.state.log.replication.factor", "1");
    props.put("transaction.state.log.min.isr", "1");
    props.put("transaction.state.log.num.partitions", "4");
    props.put("share.coordinator.state.topic.replication.factor", "1");
    props.put("share.coordinator.state.topic.min.isr", "1");
    props.put("share.coordinator.state.topic.num.partitions", "1");
    // Local mode keeps what it was given until its directory is deleted: articles, and how far each
    // consumer had come, also after a month switched off.
    props.put("log.retention.ms", "-1");
    props.put("offsets.retention.minutes", Integer.toString(365 * 24 * 60));
  }

  private static void timing(Properties props, Duration heartbeat) {
    props.put("group.initial.rebalance.delay.ms", "0");
    // Between registering and being unfenced the broker waits for whole heartbeats (2 s each by
    // default).
    props.put("broker.heartbeat.interval.ms", Long.toString(heartbeat.toMillis()));
    // For ever: nobody could take over from a broker that stood still, and that it leads nothing
    // for the moment until it is back breaks transactions (SessionExpiry says how).
    props.put(SESSION, Integer.toString(Integer.MAX_VALUE));
    props.put("server.max.startup.time.ms", "60000");
    // A controlled shutdown stays on: it ends the session, so that the next start need not wait.
    props.put("controlled.shutdown.enable", "true");
  }

  private static void footprint(Properties props) {
    props.put("num.network.threads", "2");
    props.put("num.io.threads", "2");
    props.put("background.threads", "2");
    props.put("num.recovery.threads.per.data.dir", "1");
    // Allocated at the start; the default is 128 MB.
    props.put("log.cleaner.dedupe.buffer.size", "2097152");
    props.put("log.segment.bytes", Integer.toString(128 * 1024 * 1024));
    props.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
    // The broker's own JMX beans have no reader here.
    props.put("metric.reporters", "");
  }
}
