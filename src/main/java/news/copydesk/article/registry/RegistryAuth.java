package news.copydesk.article.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How the client proves who it is. No {@code toString} here shows a secret. */
public sealed interface RegistryAuth {

  /** The value of the Authorization header, which is a secret; empty for none. */
  Optional<String> header();

  /** No credentials. */
  record None() implements RegistryAuth {
    @Override
    public Optional<String> header() {
      return Optional.empty();
    }
  }

  /** User and password (RFC 7617), as {@code USER_INFO} in Confluent's clients. */
  record Basic(String user, String password) implements RegistryAuth {
    /** Throws IllegalArgumentException for a user with a colon, which the scheme cannot carry. */
    public Basic {
      if (user.isBlank() || user.contains(":")) {
        throw new IllegalArgumentException(
            "registry.user: must not be blank nor contain a colon; check the user name");
      }
    }

    @Override
    public Optional<String> header() {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public String toString() {
      return "Basic[user=" + user + ", password=***]";
    }
  }

  /** A token (RFC 6750), as {@code STATIC_TOKEN} in Confluent's clients. */
  record Bearer(String token) implements RegistryAuth {
    /** Throws IllegalArgumentException for a token that no header can carry. */
    public Bearer {
      if (token.isBlank() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw new IllegalArgumentException(
            "registry.token: must be printable ASCII without spaces; check for a line break at its end");
      }
    }

    @Override
    public Optional<String> header() {
      return Optional.of("Bearer " + token);
    }

    @Override
    public String toString() {
      return "Bearer[token=***]";
    }
  }
}
