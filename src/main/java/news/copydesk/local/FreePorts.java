package news.copydesk.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of loopback for who needs to know them before it listens. They lie below those that systems
 * hand out by themselves (from 32768 on Linux, from 49152 elsewhere), any of which may go to
 * another program's next connection between the choice and the use; and none is chosen twice soon.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6335#section-6">RFC 6335, section 6</a>
 */
final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int COUNT = 32_768 - FIRST;

  /** Processes that begin together begin far apart, so that they do not choose the same at once. */
  private static final AtomicInteger next =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 2_003 % COUNT));

  private FreePorts() {}

  /**
   * Listens on one that nobody else listens on.
   *
   * @throws IOException if the address cannot be listened on
   */
  static ServerSocket open(InetAddress address) throws IOException {
    for (int tries = 0; tries < COUNT; tries++) {
      int port = FIRST + next.getAndUpdate(last -> (last + 1) % COUNT);
      try {
        return open(address, port);
      } catch (IOException e) {
        continue; // Somebody else's.
      }
    }
    return open(address, 0);
  }

  /** Listens on the given one; 0 is whichever the system hands out. */
  static ServerSocket open(InetAddress address, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
