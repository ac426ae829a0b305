package news.copydesk.rollout;

import java.util.List;
import java.util.Optional;

/** Where the versions of one model come from. */
@FunctionalInterface
public interface VersionSource {

  /**
   * Brings a version to this host and verifies it; may take minutes.
   *
   * @param wanted which one; where nobody has said so, the one where the alias stands, or the one
   *     that ships
   * @throws RuntimeException saying why there is none: {@link
   *     news.copydesk.registry.RegistryException} or {@link news.copydesk.model.ModelLoadException}
   */
  FetchedVersion fetch(Optional<WantedVersion> wanted);

  /**
   * Where the alias stands, and where it stood before, by the ledger: the present first. None where
   * there is no ledger.
   *
   * @throws news.copydesk.registry.RegistryException if the ledger cannot be read
   */
  default List<WantedVersion> stood() {
    return List.of();
  }
}
