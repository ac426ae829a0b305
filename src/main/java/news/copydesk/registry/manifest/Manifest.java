package news.copydesk.registry.manifest;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import news.copydesk.registry.RegistryException;

/**
 * What one version of a model is; immutable once registered.
 *
 * @param name the model's
 * @param version of the model
 * @param kind which loader reads it
 * @param files at least one, without duplicates
 * @param created when it was registered, to the second
 * @param lineage where it comes from
 * @param metrics measured figures by name, as decimal text: {@code f1 = 0.889}
 * @param labels anything else worth filtering by
 * @param requires what the program must be
 */
public record Manifest(
    String name,
    SemanticVersion version,
    ModelKind kind,
    List<ModelFile> files,
    Instant created,
    Lineage lineage,
    SortedMap<String, String> metrics,
    SortedMap<String, String> labels,
    Requirements requires) {

  /** Its own file's name. */
  public static final String FILE = "manifest.json";

  /** The largest manifest that is read, in bytes. */
  public static final int MOST_BYTES = 1 << 20;

  /** Copies and checks. */
  public Manifest {
    Names.model(name);
    files = List.copyOf(files);
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    if (files.isEmpty() || files.size() > ModelFile.MOST_FILES) {
      throw new RegistryException(
          "%s@%s has %d files; a version has 1 to %d"
              .formatted(name, version, files.size(), ModelFile.MOST_FILES));
    }
    refuseClashes(files);
  }

  /** The sum of its files' sizes. */
  public long bytes() {
    long sum = 0;
    for (ModelFile file : files) {
      sum = Math.addExact(sum, file.bytes());
    }
    return sum;
  }

  /** {@code name@version}. */
  public String id() {
    return name + "@" + version;
  }

  /** One name for two files, also where case does not count, or a file that is a directory too. */
  private static void refuseClashes(List<ModelFile> files) {
    Set<String> taken = new HashSet<>();
    for (ModelFile file : files) {
      if (!taken.add(file.path().toLowerCase(Locale.ROOT))) {
        throw new RegistryException(
            "%s is there twice, or differs only in upper and lower case; rename one"
                .formatted(file.path()));
      }
    }
    for (ModelFile file : files) {
      String path = file.path().toLowerCase(Locale.ROOT);
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        if (taken.contains(path.substring(0, slash))) {
          throw new RegistryException(
              "%s is a file and a directory".formatted(path.substring(0, slash)));
        }
      }
    }
  }
}
