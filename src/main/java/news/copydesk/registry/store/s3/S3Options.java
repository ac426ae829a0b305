package news.copydesk.registry.store.s3;

import java.net.URI;
import java.util.Optional;

/**
 * How S3, or what speaks like it, is reached.
 *
 * @param endpoint of a server that is not Amazon's
 * @param region the SDK's default chain decides where there is none
 * @param pathStyle whether the bucket is in the path, not in the host's name
 * @param accessKey with {@code secretKey}; the SDK's default chain decides where there is none
 */
public record S3Options(
    Optional<URI> endpoint,
    Optional<String> region,
    boolean pathStyle,
    Optional<String> accessKey,
    Optional<String> secretKey) {

  /** Leaves out the keys. */
  @Override
  public String toString() {
    return "S3Options[endpoint=%s, region=%s, pathStyle=%s, keys=%s]"
        .formatted(endpoint, region, pathStyle, accessKey.isPresent() ? "***" : "none");
  }
}
