package news.copydesk.rollout;

import java.time.Instant;
import java.util.Optional;
import news.copydesk.annotation.Annotator;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoader;
import news.copydesk.registry.cache.LocalModel;

/**
 * A version that is on this host, verified, and can be loaded.
 *
 * @param model which one
 * @param loader loads it, with its guards around it
 * @param local keeps its files on this host as long as it is open; empty for one that ships
 * @param promoted when the alias was moved to it, by the ledger; the beginning of time for one that
 *     ships
 */
public record FetchedVersion(
    ModelDescription model,
    ModelLoader<Annotator> loader,
    Optional<LocalModel> local,
    Instant promoted) {

  /**
   * Loads it; the files stay as long as the annotator is open.
   *
   * @throws news.copydesk.model.ModelLoadException if they are not what they should be
   */
  public Annotator load() {
    boolean loaded = false;
    try {
      Annotator annotator = loader.load();
      loaded = true;
      return local.isPresent() ? new HostedAnnotator(annotator, local.get()) : annotator;
    } finally {
      if (!loaded) {
        local.ifPresent(LocalModel::close);
      }
    }
  }
}
