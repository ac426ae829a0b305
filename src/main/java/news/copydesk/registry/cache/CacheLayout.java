package news.copydesk.registry.cache;

import java.nio.file.Path;

/**
 * Where things are in the cache: {@code blobs/<sha256>} whole and verified files; {@code
 * partial/<sha256>} files on their way; {@code models/<sha256 of the manifest>/} a version's
 * directory, its files hard links to blobs; {@code locks/} a lock for each of them.
 *
 * @param root of the cache
 */
record CacheLayout(Path root) {

  Path blobs() {
    return root.resolve("blobs");
  }

  Path blob(String sha256) {
    return blobs().resolve(sha256);
  }

  Path partials() {
    return root.resolve("partial");
  }

  Path partial(String sha256) {
    return partials().resolve(sha256);
  }

  Path models() {
    return root.resolve("models");
  }

  /** Its time of change is when the version was last asked for. */
  Path model(String manifest) {
    return models().resolve(manifest);
  }

  /** A version's directory in the making; only who holds the version's lock touches it. */
  Path unfinished(String manifest) {
    return root.resolve("unfinished").resolve(manifest);
  }

  Path blobLock(String sha256) {
    return root.resolve("locks").resolve("blob-" + sha256);
  }

  Path modelLock(String manifest) {
    return root.resolve("locks").resolve("model-" + manifest);
  }
}
