package news.copydesk.registry.store.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.Names;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Signatures;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Files of versions that a model's ledger does not name, and uploads that have not ended: somebody
 * began to register them, and did not end. What does not look like a version of a model that there
 * is may be anybody's, and stays.
 */
final class S3Leftovers {

  private final S3Objects objects;
  private final S3Location location;
  private final Instant before;

  /**
   * @param before what is younger may belong to somebody who is still at it
   */
  S3Leftovers(S3Objects objects, S3Location location, Instant before) {
    this.objects = objects;
    this.location = location;
    this.before = before;
  }

  /** Deletes them; returns of how many versions, an upload counting as one. */
  int delete() throws IOException {
    return deleteVersions() + abortUploads();
  }

  private int abortUploads() throws IOException {
    int aborted = 0;
    for (MultipartUpload upload : objects.uploads()) {
      String[] path = version(upload.key());
      if (path.length == 3 && isVersion(path) && upload.initiated().isBefore(before)) {
        objects.abort(upload);
        aborted++;
      }
    }
    return aborted;
  }

  private int deleteVersions() throws IOException {
    Map<String, Ledger> ledgers = new HashMap<>();
    Map<String, List<S3Object>> versions =
        objects.list("").stream()
            .filter(object -> version(object.key()).length == 3)
            .collect(
                Collectors.groupingBy(
                    object -> version(object.key())[0] + "/" + version(object.key())[1],
                    TreeMap::new,
                    Collectors.mapping(Function.identity(), Collectors.toList())));
    int deleted = 0;
    for (List<S3Object> files : versions.values()) {
      String[] path = version(files.get(0).key());
      if (isVersion(path)
          && files.stream().allMatch(file -> file.lastModified().isBefore(before))
          && isUnknown(path[1], ledgers.computeIfAbsent(path[0], this::ledger))) {
        for (S3Object file : files) {
          objects.delete(file);
        }
        deleted++;
      }
    }
    return deleted;
  }

  private static boolean isVersion(String[] path) {
    try {
      return Names.valid(path[0]) && SemanticVersion.parse(path[1]).toString().equals(path[1]);
    } catch (RegistryException e) {
      return false;
    }
  }

  private static boolean isUnknown(String version, Ledger ledger) {
    return !ledger.entries().isEmpty()
        && ledger.versions().keySet().stream().noneMatch(known -> known.toString().equals(version));
  }

  private Ledger ledger(String model) {
    try {
      byte[] bytes =
          objects
              .read(S3Store.ledgerKey(model), Ledger.MOST_BYTES)
              .map(S3Objects.Tagged::bytes)
              .orElse(new byte[0]);
      return Ledger.read(model, bytes, Signatures.unasked());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Model, version and the rest of an object's key. */
  private String[] version(String key) {
    return key.substring(location.prefix().length()).split("/", 3);
  }
}
