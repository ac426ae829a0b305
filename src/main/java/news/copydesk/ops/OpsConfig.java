package news.copydesk.ops;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where health and metrics are served.
 *
 * @param host the address to bind to; loopback unless told otherwise, for there is no login
 * @param port 0 picks a free one
 */
public record OpsConfig(String host, int port) {

  /** Checks host and port; throws IllegalArgumentException naming the wrong one. */
  public OpsConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "http.host is blank; give an address to bind to, such as 127.0.0.1 or 0.0.0.0");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "http.port is " + port + "; a port is 1 to 65535, or 0 for any free one");
    }
  }

  /** Whether only this machine reaches the port. A host that is not known counts as reachable. */
  public boolean loopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Loopback, port 8900. */
  public static OpsConfig defaults() {
    return new OpsConfig("127.0.0.1", 8900);
  }
}
