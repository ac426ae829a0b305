package news.copydesk.registry.manifest;

import java.util.List;
import java.util.Optional;

/**
 * Where a version comes from.
 *
 * @param data the sets it was trained on or made from
 * @param licence under which it may be used, as SPDX writes it where SPDX knows it
 * @param parent the version it was made from
 * @param command what made it
 */
public record Lineage(
    List<String> data,
    Optional<String> licence,
    Optional<SemanticVersion> parent,
    Optional<String> command) {

  /** Copies the list. */
  public Lineage {
    data = List.copyOf(data);
  }

  /** Nothing is known. */
  public static Lineage unknown() {
    return new Lineage(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
