package news.copydesk.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on loopback for servers that must be told theirs before they start, which may be seconds
 * later. None of them is one that the system hands out by itself (on Linux those from 32768 on), or
 * somebody else might get it meanwhile; and no two JVMs of the tests hand out the same.
 */
public final class FreePorts {

  private static final int FIRST = 12_000;
  private static final int EACH = 10_000;
  private static final int JVM =
      Integer.parseInt(System.getProperty("surefire.forkNumber", "1")) % 2;
  // Other tests may run on this machine from another checkout.
  private static final AtomicInteger NEXT = new AtomicInteger(new Random().nextInt(EACH));

  private FreePorts() {}

  /** One that nobody listens on, and that was not handed out for a long time. */
  public static int next() throws IOException {
    for (int tried = 0; tried < EACH; tried++) {
      int port = FIRST + JVM * EACH + Math.floorMod(NEXT.getAndIncrement(), EACH);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no port of %d is free".formatted(EACH));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
