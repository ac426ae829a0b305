package news.copydesk.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What whoever asks has to show. Never printed. */
public final class Token {

  private static final String SCHEME = "Bearer ";

  private final byte[] bytes;

  /** In UTF-8, as it is shown. */
  public Token(String text) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  /** In constant time: how long it takes does not tell how much of it was right. */
  public boolean is(String shown) {
    return MessageDigest.isEqual(bytes, shown.getBytes(StandardCharsets.UTF_8));
  }

  /** What a request shows in its header {@code Authorization}; empty if that is no bearer's. */
  public static Optional<String> shown(@Nullable String authorization) {
    return authorization != null && authorization.startsWith(SCHEME)
        ? Optional.of(authorization.substring(SCHEME.length()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "***";
  }
}
