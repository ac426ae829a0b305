package news.copydesk.registry.manifest;

import java.util.regex.Pattern;
import news.copydesk.registry.RegistryException;

/** What models and aliases may be called: names become directories, URLs and metric labels. */
public final class Names {

  /** The alias that is computed, and that nobody sets. */
  public static final String LATEST = "latest";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  private Names() {}

  /**
   * Returns the name of a model.
   *
   * @throws RegistryException if it cannot be one
   */
  public static String model(String name) {
    return checked("model", name);
  }

  /**
   * Returns the name of an alias.
   *
   * @throws RegistryException if it cannot be one
   */
  public static String alias(String name) {
    return checked("alias", name);
  }

  /** Whether a model or an alias may be called that. */
  public static boolean valid(String name) {
    return NAME.matcher(name).matches();
  }

  private static String checked(String what, String name) {
    if (!valid(name)) {
      throw new RegistryException(
          "'%s' cannot be the name of a%s; use 1 to 63 lower-case letters, digits and hyphens, a letter first"
              .formatted(
                  name.substring(0, Math.min(name.length(), 80)),
                  what.startsWith("a") ? "n " + what : " " + what));
    }
    return name;
  }
}
