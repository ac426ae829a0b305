package news.copydesk.registry.catalog;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import news.copydesk.registry.manifest.Lineage;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.Requirements;
import news.copydesk.registry.manifest.SemanticVersion;

/**
 * What is to be registered.
 *
 * @param model the model's name
 * @param files where each file comes from, by its path inside the version
 */
public record NewVersion(
    String model,
    SemanticVersion version,
    ModelKind kind,
    SortedMap<String, Path> files,
    Lineage lineage,
    SortedMap<String, String> metrics,
    SortedMap<String, String> labels,
    Requirements requires) {

  /** A version of which nothing is known but its files. */
  public static NewVersion of(
      String model, SemanticVersion version, ModelKind kind, Map<String, Path> files) {
    return new NewVersion(
        model,
        version,
        kind,
        new TreeMap<>(files),
        Lineage.unknown(),
        new TreeMap<>(),
        new TreeMap<>(),
        Requirements.none());
  }

  /** The same under another number, made from a version that is there. */
  public NewVersion madeFrom(SemanticVersion parent, SemanticVersion number) {
    Lineage from =
        new Lineage(lineage.data(), lineage.licence(), Optional.of(parent), lineage.command());
    return new NewVersion(model, number, kind, files, from, metrics, labels, requires);
  }
}
