package news.copydesk.registry.store;

import java.io.IOException;
import news.copydesk.registry.manifest.SemanticVersion;

/** A store that versions can be put into, whole or not at all. */
public interface WritableStore extends ModelStore {

  /**
   * What is done while nobody else changes the model.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  interface Change<T> {

    /** Does it. */
    T apply() throws IOException;
  }

  /**
   * Does something while nobody else, in no other process, changes the model; or does it again,
   * from its start, when somebody else has changed the model meanwhile ({@link #writeLedger}).
   *
   * @throws news.copydesk.registry.RegistryException if others keep at it for too long
   */
  <T> T exclusively(String model, Change<T> change) throws IOException;

  /** A place to bring a version's files to, before anybody can see them. */
  Staging stage() throws IOException;

  /**
   * Puts what was staged where readers look once the ledger names it. To be called {@link
   * #exclusively}.
   *
   * @throws news.copydesk.registry.RegistryException if something else is there that may be
   *     somebody's
   */
  void publish(Staging staging, String model, SemanticVersion version) throws IOException;

  /**
   * Replaces the ledger, at once and whole, if it is what it was. To be called {@link
   * #exclusively}.
   *
   * @param before what it was when it was read
   * @throws LedgerConflictException if it is something else by now
   */
  void writeLedger(String model, byte[] before, byte[] after) throws IOException;

  /** Takes a version's files away. To be called {@link #exclusively}. */
  void delete(String model, SemanticVersion version) throws IOException;

  /** Deletes what interrupted attempts have left; returns how many. */
  int cleanUp() throws IOException;
}
