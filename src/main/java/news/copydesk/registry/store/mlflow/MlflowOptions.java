package news.copydesk.registry.store.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * How we show MLflow's server who we are.
 *
 * @param token for bearer authentication; goes before user and password
 * @param user for basic authentication
 * @param password for basic authentication
 */
public record MlflowOptions(
    Optional<String> token, Optional<String> user, Optional<String> password) {

  Map<String, String> headers() {
    if (token.isPresent()) {
      return Map.of("Authorization", "Bearer " + token.get());
    }
    return user.map(name -> Map.of("Authorization", "Basic " + basic(name))).orElse(Map.of());
  }

  private String basic(String name) {
    return Base64.getEncoder().encodeToString((name + ":" + password.orElse("")).getBytes(UTF_8));
  }

  /** Leaves out who we are. */
  @Override
  public String toString() {
    return "MlflowOptions[%s]".formatted(headers().isEmpty() ? "none" : "***");
  }
}
