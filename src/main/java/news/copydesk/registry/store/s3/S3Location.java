package news.copydesk.registry.store.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.copydesk.registry.RegistryException;

/**
 * Where in S3 a registry is.
 *
 * @param prefix of all its keys; empty, or ends with a slash
 */
record S3Location(String bucket, String prefix) {

  private static final Pattern URI =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9!_.*'()/-]*))?");

  static S3Location parse(String text) {
    Matcher matcher = URI.matcher(text);
    if (!matcher.matches()) {
      throw new RegistryException(
          "a registry in S3 is written s3://bucket/prefix, without a user or a query; change"
              + " models.registry");
    }
    String path = matcher.group(2) == null ? "" : matcher.group(2);
    return new S3Location(
        matcher.group(1), path.isEmpty() || path.endsWith("/") ? path : path + "/");
  }

  String key(String path) {
    return prefix + path;
  }

  @Override
  public String toString() {
    return "s3://%s/%s".formatted(bucket, prefix);
  }
}
