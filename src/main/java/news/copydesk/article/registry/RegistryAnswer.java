package news.copydesk.article.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * What a registry said: a status that is final, and its JSON, which is a missing node where there
 * was none.
 */
record RegistryAnswer(URI url, int status, JsonNode body) {
  boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Confluent's error code, or the status where there is none. */
  int errorCode() {
    return body.path("error_code").asInt(status);
  }

  /** The refusal as an exception that says who refused what, why, and what to look at. */
  RegistryRejectedException rejection(RegistryCall call) {
    return new RegistryRejectedException(message(call), status, errorCode());
  }

  String message(RegistryCall call) {
    String reason = body.path("message").asText("no reason given");
    return "Could not %s: registry %s answered HTTP %d, error_code %d: %s%s"
        .formatted(call.purpose(), url, status, errorCode(), reason, hint());
  }

  private String hint() {
    return switch (status) {
      case 401, 403 -> " (check the registry credentials and their rights)";
      case 404 -> errorCode() == status ? " (is the path of the registry URL right?)" : "";
      case 409 -> " (the schema breaks the subject's compatibility rule)";
      default -> status / 100 == 3 ? " (redirects are not followed; give the final URL)" : "";
    };
  }
}
