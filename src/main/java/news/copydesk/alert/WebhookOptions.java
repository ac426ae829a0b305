package news.copydesk.alert;

import java.net.URI;
import java.util.Set;

/**
 * Where notifications go. Address and secret are both kept out of texts: many services put a token
 * into the address.
 *
 * @param url an http or https address
 * @param secret what notifications are signed with
 */
public record WebhookOptions(URI url, String secret) {

  private static final int SHORTEST = 16;

  /** Checks both; the messages show neither. */
  public WebhookOptions {
    if (url.getScheme() == null
        || !Set.of("http", "https").contains(url.getScheme())
        || url.getHost() == null) {
      throw new IllegalArgumentException(
          "alerts.webhook is no http or https URL; write https://host/path");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "alerts.webhook names a user; the signature says who sends, take it out");
    }
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "alerts.secret has %d characters; take at least %d: openssl rand -hex 32"
              .formatted(secret.length(), SHORTEST));
    }
  }

  /** Only the host. */
  @Override
  public String toString() {
    return "WebhookOptions[" + url.getHost() + "]";
  }
}
