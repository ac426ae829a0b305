package news.copydesk.config;

import java.util.regex.Pattern;

/**
 * Tells the variables that Kubernetes sets for each Service in a namespace: next to a Service named
 * {@code copydesk}, {@code COPYDESK_SERVICE_HOST} is nobody's configuration.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">
 *     Kubernetes: environment variables of services</a>
 */
final class ServiceLinks {

  private static final Pattern NAME =
      Pattern.compile(
          "[A-Z0-9_]+_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?"
              + "|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

  private static final Pattern VALUE = Pattern.compile("(tcp|udp|sctp)://.*");

  private ServiceLinks() {}

  static boolean isOne(String variable, String value) {
    return NAME.matcher(variable).matches() || VALUE.matcher(value).matches();
  }
}
