package news.copydesk.local;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the local broker keeps its data and listens.
 *
 * @param directory the broker's own directory, made if missing; its topics survive a restart
 * @param port the clients' port on loopback; 0 picks a free one
 * @param controllerPort the port the broker uses for its own KRaft controller; 0 picks a free one
 * @param heartbeat how often the broker reports to its controller; a start waits for two or three
 */
public record BrokerSettings(Path directory, int port, int controllerPort, Duration heartbeat) {

  /** A twentieth of Kafka's default, for a quick start. */
  static final Duration QUICK_HEARTBEAT = Duration.ofMillis(100);

  /** Kafka's default. */
  static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(2);

  /** A broker that starts quickly. */
  public BrokerSettings(Path directory, int port, int controllerPort) {
    this(directory, port, controllerPort, QUICK_HEARTBEAT);
  }

  /** Checks both ports; throws IllegalArgumentException naming the one that is out of range. */
  public BrokerSettings {
    directory = directory.toAbsolutePath().normalize();
    requirePort("port", port);
    requirePort("controllerPort", controllerPort);
    if (port != 0 && port == controllerPort) {
      throw new IllegalArgumentException(
          "port and controllerPort are both " + port + "; give them different ports, or 0 for any");
    }
  }

  /** Free ports: what tests and the demo use. */
  public static BrokerSettings onFreePorts(Path directory) {
    return new BrokerSettings(directory, 0, 0);
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          name + " is " + port + "; a port is 1 to 65535, or 0 for any free one");
    }
  }
}
