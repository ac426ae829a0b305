package news.copydesk.registry.manifest;

import java.util.regex.Pattern;
import news.copydesk.registry.RegistryException;

/**
 * One file of a version.
 *
 * @param path relative to the version's directory, with slashes
 * @param bytes its size
 * @param sha256 over its content, in lower-case hexadecimal
 */
public record ModelFile(String path, long bytes, String sha256) {

  /** What a version may be made of at most; far above any model, far below a full disk. */
  public static final int MOST_FILES = 1_000;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  // No dot at the start: neither "." nor ".." nor a hidden file can be written this way.
  private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";
  private static final Pattern PATH = Pattern.compile("%s(?:/%s){0,4}".formatted(SEGMENT, SEGMENT));

  /** Checks each part. */
  public ModelFile {
    if (!isPath(path)) {
      throw new RegistryException(
          "a file's path must be relative: names of letters, digits, dots, hyphens and underscores,"
              + " no dot first, at most five with slashes between; rename the file");
    }
    if (path.equalsIgnoreCase(Manifest.FILE)) {
      throw new RegistryException("no file of a version may be named " + Manifest.FILE);
    }
    if (bytes < 0) {
      throw new RegistryException("%s has a size below zero".formatted(path));
    }
    if (!isSha256(sha256)) {
      throw new RegistryException(
          "%s: a SHA-256 is 64 lower-case hexadecimal digits".formatted(path));
    }
  }

  /** Whether a file of a version may be there. */
  public static boolean isPath(String path) {
    return PATH.matcher(path).matches();
  }

  /** Whether the text is a SHA-256 in lower-case hexadecimal. */
  public static boolean isSha256(String text) {
    return SHA256.matcher(text).matches();
  }
}
