package news.copydesk.registry.manifest;

import java.util.Optional;
import news.copydesk.registry.RegistryException;

/**
 * How people name a version: {@code entities@1.3.0}, {@code entities@stable}; {@code entities} is
 * {@code entities@latest}.
 *
 * @param model the model's name
 * @param selector a version or an alias
 */
public record ModelReference(String model, String selector) {

  /** Checks both parts. */
  public ModelReference {
    Names.model(model);
    if (startsWithDigit(selector)) {
      SemanticVersion.parse(selector);
    } else {
      Names.alias(selector);
    }
  }

  /**
   * Reads a reference.
   *
   * @throws RegistryException if it is none
   */
  public static ModelReference parse(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new ModelReference(text, Names.LATEST)
        : new ModelReference(text.substring(0, at), text.substring(at + 1));
  }

  /** The version, if one is named and not an alias. */
  public Optional<SemanticVersion> version() {
    return startsWithDigit(selector)
        ? Optional.of(SemanticVersion.parse(selector))
        : Optional.empty();
  }

  private static boolean startsWithDigit(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  @Override
  public String toString() {
    return model + "@" + selector;
  }
}
