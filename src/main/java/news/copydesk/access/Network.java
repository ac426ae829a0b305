package news.copydesk.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Whom an address belongs to: of IPv6 addresses anybody has 2 to the power of 64. */
final class Network {

  private static final int PREFIX_BYTES = 8;

  private Network() {}

  /**
   * The address itself; of IPv6 its first 64 bits.
   *
   * @param address as digits; no name is ever looked up
   */
  static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      if (!(parsed instanceof Inet6Address)) {
        return parsed.getHostAddress();
      }
      byte[] prefix = Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES), 16);
      return InetAddress.getByAddress(prefix).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
