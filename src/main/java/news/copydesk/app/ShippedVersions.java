package news.copydesk.app;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import news.copydesk.annotation.Annotator;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelLoadException;
import news.copydesk.rollout.FetchedVersion;
import news.copydesk.rollout.VersionSource;
import news.copydesk.rollout.WantedVersion;

/** The one version of a model that ships with the distribution, or that a file was named for. */
final class ShippedVersions implements VersionSource {

  private final String model;
  private final Supplier<Annotator> shipped;
  private final UnaryOperator<Annotator> guards;

  /**
   * @param model its name in a registry, were it there
   * @param shipped loads it, bare
   * @param guards what stands around it in service
   */
  ShippedVersions(String model, Supplier<Annotator> shipped, UnaryOperator<Annotator> guards) {
    this.model = model;
    this.shipped = shipped;
    this.guards = guards;
  }

  @Override
  public FetchedVersion fetch(Optional<WantedVersion> wanted) {
    if (wanted.isPresent()) {
      throw new ModelLoadException(
          "%s is wanted, and this instance runs the %s that ships; make or name a registry that has it (models.registry, models.source)"
              .formatted(wanted.get().id(), model));
    }
    return new FetchedVersion(
        new ModelDescription(model, ModelHandle.NONE, Optional.empty()),
        shipped::get,
        guards,
        Optional.empty(),
        Instant.EPOCH);
  }
}
