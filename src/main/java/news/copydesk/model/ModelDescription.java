package news.copydesk.model;

import java.util.Optional;

/**
 * Which model it is, down to its bytes.
 *
 * @param name the model's name, for example {@code corenlp-ner}
 * @param version its version, for example {@code 4.5.10}
 * @param sha256 SHA-256 over its files in lower-case hexadecimal; empty for a model without files
 */
public record ModelDescription(String name, String version, Optional<String> sha256) {

  /** {@code name@version}, as people write it. */
  @Override
  public String toString() {
    return name + "@" + version;
  }
}
