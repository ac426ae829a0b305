package news.copydesk.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import news.copydesk.alert.AlertOptions;
import news.copydesk.alert.WebhookOptions;

/**
 * What is noticed, and who is told.
 *
 * @param options when the rules hold
 * @param url where alerts are posted; log and metrics only where there is none
 * @param secret what they are signed with; there where an address is
 */
public record AlertsConfig(AlertOptions options, Optional<URI> url, Optional<String> secret) {

  /** Checks that alerts which are posted can be signed. */
  public AlertsConfig {
    if (url.isPresent() && secret.isEmpty()) {
      throw new IllegalArgumentException(
          "alerts.webhook needs alerts.secret or alerts.secret-file, which alerts are signed with");
    }
    if (url.isPresent()) {
      new WebhookOptions(url.get(), secret.get());
    }
  }

  static AlertsConfig of(Settings settings) {
    return new AlertsConfig(
        new AlertOptions(
            settings.get(Keys.ALERTS_OFF),
            settings.get(Keys.ALERT_INTERVAL),
            settings.get(Keys.ALERT_REPEAT),
            settings.get(Keys.DEGRADED_AFTER),
            settings.get(Keys.ALERT_WINDOW),
            settings.get(Keys.SLOW_ABOVE),
            settings.get(Keys.DEAD_LETTER_RATE),
            settings.get(Keys.DRIFT),
            settings.get(Keys.LAG_GROWTH)),
        settings.find(Keys.WEBHOOK).map(AlertsConfig::uri),
        settings
            .find(Keys.ALERT_SECRET)
            .or(() -> settings.find(Keys.ALERT_SECRET_FILE).map(Path::of).map(AlertsConfig::read)));
  }

  /** Where alerts are posted, and how they are signed, if they are. */
  public Optional<WebhookOptions> webhook() {
    return url.map(to -> new WebhookOptions(to, secret.orElseThrow()));
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The exception would show the address.
      throw new IllegalArgumentException(
          "alerts.webhook is no http or https URL; write https://host/path");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "alerts.secret-file %s cannot be read (%s)".formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  /** Leaves out address and secret. */
  @Override
  public String toString() {
    return "AlertsConfig[options=%s, webhook=%s]".formatted(options, webhook());
  }
}
