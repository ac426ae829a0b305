package news.copydesk.registry.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.Sha256;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.store.Durable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers each ledger that this host has seen. A ledger only ever grows; one that has not, is an
 * old copy that somebody put in its place, by which an alias would go back to an older version
 * unseen, with every signature right.
 */
public final class SeenLedgers {

  private static final Logger log = LoggerFactory.getLogger(SeenLedgers.class);

  private final Path directory;

  /**
   * @param cache the cache's directory
   */
  public SeenLedgers(Path cache) {
    this.directory = cache.toAbsolutePath().normalize().resolve("seen");
  }

  /**
   * Refuses a ledger that does not continue what was seen, and remembers one that does.
   *
   * @param location of the registry
   * @throws IntegrityException if it is an older ledger, or another
   */
  public void check(String location, String model, Ledger ledger) throws IOException {
    Path file = file(location, model);
    Signatures unasked = Signatures.unasked();
    byte[] seen = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    Ledger before = Ledger.read(model, seen, unasked);
    if (!ledger.continues(before)) {
      throw new IntegrityException(
          "the ledger of %s in %s has %d lines, and this host has seen it with %d: an old or another ledger was put in its place; restore it. If the registry was made anew, remove %s"
              .formatted(model, location, ledger.entries().size(), before.entries().size(), file));
    }
    if (ledger.entries().size() > before.entries().size()) {
      remember(file, ledger);
    }
  }

  /**
   * Refuses to go on without a ledger that was there before.
   *
   * @param location of the registry
   * @throws IntegrityException if this host has seen one
   */
  public void refuseGone(String location, String model) {
    Path file = file(location, model);
    if (Files.exists(file)) {
      throw new IntegrityException(
          "%s has no ledger of %s, and this host has seen one: see that the registry is where it was (mounted, not emptied), or restore it. If it was taken away on purpose, remove %s"
              .formatted(location, model, file));
    }
  }

  private Path file(String location, String model) {
    return directory.resolve(Sha256.of((location + "\n" + model).getBytes(UTF_8)));
  }

  private void remember(Path file, Ledger ledger) {
    try {
      Durable.createParents(file);
      Durable.replace(file, ledger.bytes());
    } catch (IOException e) {
      log.debug("the cache is read-only: the ledger is not kept", e);
    }
  }
}
