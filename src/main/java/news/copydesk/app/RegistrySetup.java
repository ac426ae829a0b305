package news.copydesk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.ledger.Author;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.SigningKey;

/**
 * Makes a registry with what ships, signed with a fresh key where there is none, and {@code stable}
 * where no alias stands yet. What is there stays.
 */
public final class RegistrySetup {

  /** The alias that instances follow. */
  public static final String STABLE = "stable";

  private final RegistryAccess access;
  private final Author author;
  private final Preparation preparation;

  /** Sets up the given registry; the author is who its ledger names. */
  public RegistrySetup(RegistryAccess access, Author author) {
    this(access, author, draft -> draft);
  }

  /** The same, with something done to each version before it is registered. */
  public RegistrySetup(RegistryAccess access, Author author, Preparation preparation) {
    this.access = access;
    this.author = author;
    this.preparation = preparation;
  }

  /** What is done to a version before it is registered. */
  @FunctionalInterface
  public interface Preparation {

    /** The version as it will be registered. */
    NewVersion prepare(NewVersion draft) throws IOException;
  }

  /**
   * Registers what is not registered yet.
   *
   * @param models the distribution's models directory
   * @param keyMade told where a key was made, if one was
   * @param done told of each version
   * @throws RegistryException if nothing ships there, or it cannot be registered
   */
  public void run(Path models, Consumer<Path> keyMade, Listener done) throws IOException {
    List<NewVersion> shipped = ShippedModels.in(models);
    if (shipped.isEmpty()) {
      throw new RegistryException(
          "there are no models in %s; name the distribution's models/ with --from"
              .formatted(models.toAbsolutePath()));
    }
    RegistryEditor editor = access.editor(keys(keyMade));
    for (NewVersion draft : shipped) {
      bringIn(editor, draft, done);
    }
  }

  /** Is told of each version that ships. */
  @FunctionalInterface
  public interface Listener {

    /**
     * It is in the registry now.
     *
     * @param version {@code name@version}
     * @param registered false if it was there before
     */
    void broughtIn(String version, boolean registered);
  }

  private KeyRing keys(Consumer<Path> made) {
    KeyRing keys = access.config().keyRing();
    if (!keys.keys().isEmpty() || !access.config().requireSignature()) {
      return keys;
    }
    KeyRing fresh = new KeyRing(List.of(SigningKey.fresh("key-" + LocalDate.now(ZoneOffset.UTC))));
    fresh.write(access.config().keyFile());
    made.accept(access.config().keyFile().toAbsolutePath());
    return fresh;
  }

  private void bringIn(RegistryEditor editor, NewVersion draft, Listener done) throws IOException {
    Optional<Ledger> there = ledger(editor, draft.model());
    boolean known = there.filter(ledger -> ledger.knows(draft.version())).isPresent();
    if (!known) {
      editor.register(preparation.prepare(draft), author);
    }
    boolean placed = there.filter(ledger -> ledger.aliases().containsKey(STABLE)).isPresent();
    // Removed since, or left without an alias when an earlier run was interrupted.
    boolean present =
        editor.registry().ledger(draft.model()).versions().containsKey(draft.version());
    if (!placed && present) {
      editor.move(draft.model(), STABLE, draft.version(), Optional.empty(), author);
    }
    done.broughtIn(draft.model() + "@" + draft.version(), !known);
  }

  private static Optional<Ledger> ledger(RegistryEditor editor, String model) throws IOException {
    return editor.registry().models().contains(model)
        ? Optional.of(editor.registry().ledger(model))
        : Optional.empty();
  }
}
