package news.copydesk.app;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import news.copydesk.annotation.Annotator;
import news.copydesk.config.ModelsConfig;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.cache.DownloadListener;
import news.copydesk.registry.cache.LocalModel;
import news.copydesk.registry.catalog.LocalModels;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.rollout.FetchedVersion;
import news.copydesk.rollout.VersionSource;
import news.copydesk.rollout.WantedVersion;

/**
 * One model's versions: those of the registry; where that is not there or does not have the model,
 * the one that ships.
 */
final class RegisteredVersions implements VersionSource {

  private final String model;
  private final RegistryAccess registry;
  private final LocalModels local;
  private final AnnotatorFactory factory;
  private final ShippedVersions shipped;
  private final DownloadListener downloads;

  /**
   * @param model its name in the registry
   * @param shipped loads the one that ships
   * @param downloads told how its versions come to this host
   */
  RegisteredVersions(
      String model,
      RegistryAccess registry,
      AnnotatorFactory factory,
      Supplier<Annotator> shipped,
      DownloadListener downloads) {
    this.model = model;
    this.registry = registry;
    this.local = registry.local();
    this.factory = factory;
    this.shipped = new ShippedVersions(model, shipped, factory::guarded);
    this.downloads = downloads;
  }

  @Override
  public FetchedVersion fetch(Optional<WantedVersion> wanted) {
    if (!isRegistered()) {
      return shipped.fetch(wanted);
    }
    String selector = wanted.map(WantedVersion::version).orElse(RegistrySetup.STABLE);
    LocalModel files = local.open(new ModelReference(model, selector), downloads);
    if (wanted.isPresent() && !files.manifest().sha256().equals(wanted.get().manifest())) {
      files.close();
      throw new IntegrityException(
          "%s in %s is not the one that was promoted (manifest %s instead of %s): see that all hosts use the same registry, and promote it again"
              .formatted(
                  wanted.get().id(),
                  registry.config().registry(),
                  files.manifest().sha256(),
                  wanted.get().manifest()));
    }
    return new FetchedVersion(
        AnnotatorFactory.description(files),
        () -> factory.registered(files),
        factory::guarded,
        Optional.of(files),
        wanted.map(WantedVersion::at).orElseGet(this::promoted));
  }

  @Override
  public List<WantedVersion> stood() {
    if (!isRegistered()) {
      return List.of();
    }
    Ledger ledger = ledger();
    SortedMap<SemanticVersion, String> manifests = ledger.versions();
    List<WantedVersion> stood = new ArrayList<>();
    for (Ledger.Line line : ledger.stood(RegistrySetup.STABLE)) {
      SemanticVersion version = line.entry().to().orElseThrow();
      stood.add(
          new WantedVersion(
              model,
              version.toString(),
              String.valueOf(manifests.get(version)),
              RegistrySetup.STABLE,
              line.sequence(),
              line.entry().author().by(),
              line.entry().author().at()));
    }
    return stood;
  }

  private Instant promoted() {
    return ledger().moved(RegistrySetup.STABLE).orElse(Instant.EPOCH);
  }

  private Ledger ledger() {
    try {
      return registry.reader().ledger(model);
    } catch (IOException e) {
      throw new RegistryException(
          "the ledger of %s cannot be read: %s".formatted(model, e.getMessage()), e);
    }
  }

  private boolean isRegistered() {
    boolean must = registry.config().source() == ModelsConfig.Source.REGISTRY;
    try {
      boolean registered = must || (registry.isThere() && registry.reader().has(model));
      if (!registered) {
        // Nobody is to run what ships because a volume is not mounted.
        local.refuseGone(model);
      }
      return registered;
    } catch (IOException e) {
      throw new RegistryException(
          "%s cannot be looked up in %s: %s; see that models.registry is right and can be reached"
              .formatted(model, registry.config().registry(), e.getMessage()),
          e);
    }
  }
}
