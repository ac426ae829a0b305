package news.copydesk.config;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * One thing that can be configured.
 *
 * @param <T> the type of its value
 * @param name its name in {@code copydesk.yaml} and after {@code --set}
 * @param defaultText the value where none is given, as a user would write it; empty for none
 * @param meaning what it means, with its unit, for the documentation
 * @param parse reads a value; throws IllegalArgumentException that says what is allowed
 */
public record Key<T>(String name, String defaultText, String meaning, Function<String, T> parse) {

  private static final Set<String> SECRETS =
      Set.of("models.keys", "alerts.secret", "alerts.webhook");

  /** The environment variable that sets it. */
  public String environmentName() {
    return environmentName(name);
  }

  static String environmentName(String name) {
    return "COPYDESK_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Whether its value must not be shown. */
  boolean secret() {
    return name.contains("password")
        || name.contains("token")
        || name.contains("secret")
        || SECRETS.contains(name);
  }
}
