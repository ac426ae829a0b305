package news.copydesk.reprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.sink.ModelVersion;

/**
 * Of the versions that wrote something, those up to a given one.
 *
 * @param older the given one and those before it
 * @param newer those after it, and those whose names say no order
 */
public record OlderVersions(List<String> older, List<String> newer) {

  /** Copies the lists. */
  public OlderVersions {
    older = List.copyOf(older);
    newer = List.copyOf(newer);
  }

  /**
   * Sorts the versions.
   *
   * @param from a version; where it is no semantic one, only itself is not newer
   */
  public static OlderVersions of(List<ModelVersion> written, String from) {
    Optional<SemanticVersion> bound = semantic(from);
    List<String> older = new ArrayList<>();
    List<String> newer = new ArrayList<>();
    written.stream()
        .map(ModelVersion::version)
        .distinct()
        .forEach(
            version -> {
              Optional<SemanticVersion> each = semantic(version);
              boolean isOlder =
                  version.equals(from)
                      || (bound.isPresent()
                          && each.isPresent()
                          && each.get().compareTo(bound.get()) <= 0);
              (isOlder ? older : newer).add(version);
            });
    return new OlderVersions(older, newer);
  }

  private static Optional<SemanticVersion> semantic(String version) {
    try {
      return Optional.of(SemanticVersion.parse(version));
    } catch (RegistryException e) {
      return Optional.empty();
    }
  }
}
