package news.copydesk.rollout;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import news.copydesk.annotation.Annotator;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;
import news.copydesk.model.ModelLoader;
import news.copydesk.registry.cache.LocalModel;

/**
 * A version that is on this host, verified, and can be loaded.
 *
 * @param model which one
 * @param loader loads it, bare
 * @param guards what stands around it in service
 * @param local keeps its files on this host as long as it is open; empty for one that ships
 * @param promoted when the alias was moved to it, by the ledger; the beginning of time for one that
 *     ships
 */
public record FetchedVersion(
    ModelDescription model,
    ModelLoader<Annotator> loader,
    UnaryOperator<Annotator> guards,
    Optional<LocalModel> local,
    Instant promoted) {

  /**
   * Loads it and lets it prove itself; the files stay as long as the annotator is open.
   *
   * @param seat the part of the record that it must fill
   * @throws RuntimeException if the files are not what they should be, or the gate refuses it
   */
  public Annotator load(String seat, GoldenGate gate) {
    Annotator loaded = null;
    try {
      loaded = loader.load();
      if (!loaded.name().equals(seat)) {
        throw new ModelLoadException(
            "%s is a model for %s, and is wanted for %s; register it under another name"
                .formatted(model, loaded.name(), seat));
      }
      gate.check(loaded, local);
      Annotator guarded = guards.apply(loaded);
      return local.isPresent() ? new HostedAnnotator(guarded, local.get()) : guarded;
    } catch (RuntimeException | Error e) {
      // Whatever went wrong: nothing of it may stay in memory or in use.
      if (loaded != null) {
        loaded.close();
      }
      local.ifPresent(LocalModel::close);
      throw e;
    }
  }
}
