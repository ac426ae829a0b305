package news.copydesk.article.registry;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the schema registry is and how to talk to it.
 *
 * @param urls base URLs in the order in which they are tried, for example {@code
 *     http://registry:8081} or {@code https://apicurio/apis/ccompat/v7}
 * @param connectTimeout limit for one TCP connection
 * @param requestTimeout limit for one request to one URL, until its answer is read
 */
public record RegistryConfig(
    List<URI> urls,
    RegistryAuth auth,
    RegistryTls tls,
    Duration connectTimeout,
    Duration requestTimeout,
    RegistryRetry retry) {

  /** Throws IllegalArgumentException that lists everything that is wrong. */
  public RegistryConfig {
    urls = List.copyOf(urls);
    List<String> problems = new ArrayList<>();
    if (urls.isEmpty()) {
      problems.add("registry.urls: give at least one, for example http://localhost:8081");
    }
    for (URI url : urls) {
      check(url, problems);
    }
    checkPositive("registry.connect-timeout", connectTimeout, problems);
    checkPositive("registry.request-timeout", requestTimeout, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** The given URLs with 5 s to connect, 10 s per request, the default retries, no credentials. */
  public static RegistryConfig of(URI... urls) {
    return new RegistryConfig(
        List.of(urls),
        new RegistryAuth.None(),
        RegistryTls.jvmDefaults(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        RegistryRetry.defaults());
  }

  /** A copy with these credentials. */
  public RegistryConfig withAuth(RegistryAuth other) {
    return new RegistryConfig(urls, other, tls, connectTimeout, requestTimeout, retry);
  }

  /** A copy with this key material. */
  public RegistryConfig withTls(RegistryTls other) {
    return new RegistryConfig(urls, auth, other, connectTimeout, requestTimeout, retry);
  }

  /** A copy with these retries. */
  public RegistryConfig withRetry(RegistryRetry other) {
    return new RegistryConfig(urls, auth, tls, connectTimeout, requestTimeout, other);
  }

  private static void check(URI url, List<String> problems) {
    // First, and without showing the URL, since everything else here does.
    if (url.getRawUserInfo() != null
        || (url.getRawAuthority() != null && url.getRawAuthority().contains("@"))) {
      problems.add(
          "registry.urls: "
              + url.getHost()
              + " has credentials in its URL; give them as registry.user and registry.password instead");
      return;
    }
    boolean http =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!http || url.getHost() == null) {
      problems.add("registry.urls: " + url + " is no http or https URL with a host");
    } else if (url.getRawQuery() != null || url.getRawFragment() != null) {
      problems.add("registry.urls: " + url + " must end with its path, without ? or #");
    }
  }

  private static void checkPositive(String name, Duration value, List<String> problems) {
    if (value.isNegative() || value.isZero()) {
      problems.add(name + ": must be over 0, was " + value);
    }
  }
}
