package news.copydesk.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The two loopback ports of a broker, proven free a moment before it takes them.
 *
 * <p>A port given as 0 is chosen here because KRaft must know its controller's port beforehand.
 */
record BrokerPorts(int clients, int controller) {

  static final String HOST = "127.0.0.1";

  static BrokerPorts claim(BrokerSettings settings) {
    // Both are held at once, or the same free port could be handed out twice.
    try (ServerSocket clients = open(settings.port());
        ServerSocket controller = open(settings.controllerPort())) {
      return new BrokerPorts(clients.getLocalPort(), controller.getLocalPort());
    } catch (IOException e) {
      throw new LocalBrokerException("cannot release a port of " + HOST + " after testing it", e);
    }
  }

  String bootstrapServers() {
    return HOST + ":" + clients;
  }

  private static ServerSocket open(int port) {
    try {
      InetAddress host = InetAddress.getByName(HOST);
      return port == 0 ? FreePorts.open(host) : FreePorts.open(host, port);
    } catch (IOException e) {
      throw new LocalBrokerException(
          "the local broker cannot listen on %s:%d (%s); stop the program that uses the port, or give another one (0: any free one)"
              .formatted(HOST, port, e.getMessage()),
          e);
    }
  }
}
