package news.copydesk.article.registry;

import org.jspecify.annotations.Nullable;

/**
 * One request, whichever URL it goes to.
 *
 * @param path below the base URL, escaped, with its leading slash
 * @param body JSON, or null for none
 * @param purpose what it is for, as it reads in "could not …"
 */
record RegistryCall(String method, String path, @Nullable String body, String purpose) {
  static RegistryCall get(String path, String purpose) {
    return new RegistryCall("GET", path, null, purpose);
  }

  static RegistryCall post(String path, String body, String purpose) {
    return new RegistryCall("POST", path, body, purpose);
  }
}
