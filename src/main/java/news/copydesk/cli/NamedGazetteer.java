package news.copydesk.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import news.copydesk.annotation.gazetteer.Gazetteer;
import news.copydesk.annotation.gazetteer.GazetteerLoader;
import news.copydesk.app.RegistryAccess;
import news.copydesk.model.ModelDescription;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.cache.DownloadListener;
import news.copydesk.registry.cache.LocalModel;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.ModelReference;

/** A gazetteer that a user names: a compiled file, or a version of the registry. */
final class NamedGazetteer implements AutoCloseable {

  private static final String ENDING = ".gaz";

  private final Gazetteer gazetteer;
  private final ModelDescription description;
  private final Optional<LocalModel> local;

  private NamedGazetteer(
      Gazetteer gazetteer, ModelDescription description, Optional<LocalModel> local) {
    this.gazetteer = gazetteer;
    this.description = description;
    this.local = local;
  }

  /**
   * Opens it.
   *
   * @param name a file, or {@code gazetteer@1.2.0}
   * @throws news.copydesk.model.ModelLoadException if it is no compiled gazetteer
   * @throws RegistryException if the registry does not have it
   */
  static NamedGazetteer open(String name, RegistryAccess registry) {
    Path file = Path.of(name);
    if (name.indexOf('@') > 0 && !Files.exists(file)) {
      return registered(registry.local().open(ModelReference.parse(name), DownloadListener.none()));
    }
    Gazetteer gazetteer = new GazetteerLoader(file).load();
    return new NamedGazetteer(gazetteer, gazetteer.description(), Optional.empty());
  }

  private static NamedGazetteer registered(LocalModel local) {
    boolean done = false;
    try {
      Manifest manifest = local.manifest().manifest();
      Gazetteer gazetteer = new GazetteerLoader(local.directory().resolve(file(manifest))).load();
      done = true;
      return new NamedGazetteer(
          gazetteer,
          new ModelDescription(
              manifest.name(),
              manifest.version().toString(),
              Optional.of(local.manifest().sha256())),
          Optional.of(local));
    } finally {
      if (!done) {
        local.close();
      }
    }
  }

  private static String file(Manifest manifest) {
    List<String> files =
        manifest.files().stream()
            .map(ModelFile::path)
            .filter(path -> path.endsWith(ENDING))
            .toList();
    if (manifest.kind() != ModelKind.GAZETTEER || files.size() != 1) {
      throw new RegistryException(
          "%s is no gazetteer; 'copydesk models list' shows what kinds there are"
              .formatted(manifest.id()));
    }
    return files.get(0);
  }

  Gazetteer gazetteer() {
    return gazetteer;
  }

  /** As records name it that it wrote. */
  ModelDescription description() {
    return description;
  }

  @Override
  public void close() {
    gazetteer.close();
    local.ifPresent(LocalModel::close);
  }
}
