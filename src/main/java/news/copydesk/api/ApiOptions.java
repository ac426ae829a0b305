package news.copydesk.api;

import java.util.List;
import java.util.Optional;

/**
 * What the annotation API takes, and from whom. Never prints the token.
 *
 * @param token whoever asks must show it; empty lets everybody ask who reaches the port
 * @param origins web origins whose pages may ask (CORS), such as {@code https://desk.example}
 * @param maxBytes longest body of a request
 * @param maxBatch most articles of a batch
 */
public record ApiOptions(Optional<String> token, List<String> origins, int maxBytes, int maxBatch) {

  /** Keeps a copy of the list. */
  public ApiOptions {
    origins = List.copyOf(origins);
  }

  @Override
  public String toString() {
    return "ApiOptions[token=%s, origins=%s, maxBytes=%d, maxBatch=%d]"
        .formatted(token.isPresent() ? "***" : "none", origins, maxBytes, maxBatch);
  }
}
