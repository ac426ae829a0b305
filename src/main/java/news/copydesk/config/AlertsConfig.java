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
 * @param webhook where alerts are posted; log and metrics only where there is none
 */
public record AlertsConfig(AlertOptions options, Optional<WebhookOptions> webhook) {

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
        settings.find(Keys.WEBHOOK).map(url -> webhook(url, settings)));
  }

  private static WebhookOptions webhook(String url, Settings settings) {
    Optional<String> given = settings.find(Keys.ALERT_SECRET);
    Optional<Path> file = settings.find(Keys.ALERT_SECRET_FILE).map(Path::of);
    if (given.isPresent() == file.isPresent()) {
      throw new IllegalArgumentException(
          "alerts.webhook needs one of alerts.secret and alerts.secret-file, which alerts are signed with");
    }
    try {
      return new WebhookOptions(new URI(url), given.isPresent() ? given.get() : read(file.get()));
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
}
