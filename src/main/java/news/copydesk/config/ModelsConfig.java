package news.copydesk.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import news.copydesk.registry.cache.CacheOptions;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.store.mlflow.MlflowOptions;
import news.copydesk.registry.store.s3.S3Options;

/**
 * Where models are kept, who vouches for them, and where this host's copies are.
 *
 * @param source where the models that run come from
 * @param registry a directory, {@code s3://bucket/prefix}, or an http(s) or mlflow+http(s) URL
 * @param keyFile the keys' file; need not exist
 * @param keys keys that were given instead of the file
 * @param requireSignature whether what no known key vouches for is refused
 * @param mostBytes the largest version of a model
 * @param cache this host's copies
 * @param s3 how S3 is reached, if the registry is there
 * @param mlflow how MLflow is reached, if the registry is there
 */
public record ModelsConfig(
    Source source,
    String registry,
    Path keyFile,
    Optional<String> keys,
    boolean requireSignature,
    long mostBytes,
    CacheOptions cache,
    S3Options s3,
    MlflowOptions mlflow) {

  /** Where the models that run come from. */
  public enum Source {
    /** The registry, where it is there and has the model; else what ships. */
    AUTO,
    REGISTRY,
    DISTRIBUTION
  }

  static ModelsConfig of(Settings settings) {
    return new ModelsConfig(
        settings.get(Keys.MODEL_SOURCE),
        settings.get(Keys.MODEL_REGISTRY),
        Path.of(settings.get(Keys.MODEL_KEY_FILE)),
        settings.find(Keys.MODEL_KEYS),
        settings.get(Keys.REQUIRE_SIGNATURE),
        settings.get(Keys.MODEL_SIZE),
        new CacheOptions(
            Path.of(settings.get(Keys.MODEL_CACHE)),
            settings.get(Keys.MODEL_CACHE_SIZE),
            settings.get(Keys.DOWNLOADS),
            settings.get(Keys.DOWNLOAD_TIMEOUT)),
        new S3Options(
            settings.find(Keys.S3_ENDPOINT),
            settings.find(Keys.S3_REGION),
            settings.find(Keys.S3_PATH_STYLE).orElse(settings.find(Keys.S3_ENDPOINT).isPresent()),
            settings.find(Keys.S3_ACCESS_KEY),
            settings.find(Keys.S3_SECRET_KEY)),
        new MlflowOptions(
            settings.find(Keys.MLFLOW_TOKEN),
            settings.find(Keys.MLFLOW_USER),
            settings.find(Keys.MLFLOW_PASSWORD)));
  }

  /**
   * The keys: those given, else those of the file; none where there is no file.
   *
   * @throws news.copydesk.registry.RegistryException if they are no keys; the message shows none
   */
  public KeyRing keyRing() {
    if (keys.isPresent()) {
      return KeyRing.parse(keys.get());
    }
    return Files.exists(keyFile) ? KeyRing.read(keyFile) : KeyRing.empty();
  }

  /** Leaves out the keys. */
  @Override
  public String toString() {
    return "ModelsConfig[source=%s, registry=%s, keyFile=%s, keys=%s, requireSignature=%s, mostBytes=%d, cache=%s, s3=%s, mlflow=%s]"
        .formatted(
            source,
            registry,
            keyFile,
            keys.isPresent() ? "***" : "none",
            requireSignature,
            mostBytes,
            cache,
            s3,
            mlflow);
  }
}
