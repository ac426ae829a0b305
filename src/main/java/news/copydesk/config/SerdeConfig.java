package news.copydesk.config;

import java.util.Map;
import java.util.Optional;
import news.copydesk.article.serde.SerdeOptions;

/**
 * How records are serialized.
 *
 * @param className another serde than ours
 * @param properties what that serde gets
 * @param options what our serde does besides encoding
 */
public record SerdeConfig(
    Optional<String> className, Map<String, String> properties, SerdeOptions options) {

  /** Leaves out the properties, which may hold secrets. */
  @Override
  public String toString() {
    return "SerdeConfig[className=" + className + ", options=" + options + "]";
  }
}
