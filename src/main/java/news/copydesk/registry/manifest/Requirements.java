package news.copydesk.registry.manifest;

import java.util.Optional;
import java.util.OptionalLong;
import news.copydesk.registry.RegistryException;

/**
 * What a version requires of the program.
 *
 * @param program the oldest Copydesk that can load it
 * @param memoryBytes heap it takes once loaded, measured; for the guard that refuses what would not
 *     fit
 */
public record Requirements(Optional<SemanticVersion> program, OptionalLong memoryBytes) {

  /** Checks the size. */
  public Requirements {
    if (memoryBytes.isPresent() && memoryBytes.getAsLong() < 0) {
      throw new RegistryException("requires.memoryBytes is below zero");
    }
  }

  /** Requires nothing. */
  public static Requirements none() {
    return new Requirements(Optional.empty(), OptionalLong.empty());
  }
}
