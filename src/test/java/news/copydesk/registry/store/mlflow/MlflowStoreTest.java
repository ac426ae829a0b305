package news.copydesk.registry.store.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.cache.CacheOptions;
import news.copydesk.registry.cache.DownloadListener;
import news.copydesk.registry.cache.LocalModel;
import news.copydesk.registry.cache.ModelCache;
import news.copydesk.registry.cache.SeenLedgers;
import news.copydesk.registry.catalog.LocalModels;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.catalog.RegistryDesk;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.manifest.SignedManifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowStoreTest {

  private static final MlflowOptions NOBODY =
      new MlflowOptions(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir private Path directory;
  private RegistryDesk desk;
  private MlflowServer server;

  @BeforeEach
  void open() throws IOException {
    desk = new RegistryDesk(directory);
    server = new MlflowServer(directory.resolve("mlflow"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aVersionWithOurManifestIsWhatThatSaysAndIsVerified() throws IOException {
    logged("entities@1.3.0", Map.of("a.bin", new byte[] {1}, "deep/b.bin", new byte[] {2}));
    logged("entities@1.4.0", Map.of("a.bin", new byte[] {3}));
    server.alias("entities", "stable", 1);

    ModelRegistry registry = registry(NOBODY);
    SignedManifest found = registry.find(ModelReference.parse("entities@stable"));

    assertThat(found.manifest().id()).isEqualTo("entities@1.3.0");
    assertThat(found.keyId()).contains("desk");
    registry.verify(found);
    assertThat(registry.models()).containsExactly("entities");
    assertThat(registry.ledger("entities").aliases()).hasToString("{latest=1.4.0, stable=1.3.0}");
    assertThat(registry.ledger("entities").entries().get(0).author().by()).isEqualTo("ada");
  }

  @Test
  void aliasesMayGoBackAndAreFollowedIntoTheCache() throws IOException {
    logged("entities@1.3.0", Map.of("a.bin", new byte[] {1}));
    logged("entities@1.4.0", Map.of("a.bin", new byte[] {3}));
    server.alias("entities", "stable", 2);
    LocalModels models = local(registry(NOBODY));

    try (LocalModel model =
        models.open(ModelReference.parse("entities@stable"), DownloadListener.none())) {
      assertThat(model.directory().resolve("a.bin")).hasBinaryContent(new byte[] {3});
    }
    server.alias("entities", "stable", 1);
    try (LocalModel model =
        models.open(ModelReference.parse("entities@stable"), DownloadListener.none())) {
      assertThat(model.manifest().manifest().id()).isEqualTo("entities@1.3.0");
    }
  }

  @Test
  void aSwappedFileIsRefusedSinceTheManifestVouchesForIt() throws IOException {
    logged("entities@1.3.0", Map.of("a.bin", new byte[] {1}));
    Files.write(server.files("1/r1/artifacts/model").resolve("a.bin"), new byte[] {9});

    ModelRegistry registry = registry(NOBODY);

    assertThatThrownBy(() -> registry.verify(registry.find(ModelReference.parse("entities@1.3.0"))))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("SHA-256");
  }

  @Test
  void anotherModelsManifestIsRefused() throws IOException {
    desk.register("topics@1.0.0", "topics");
    log("entities", desk.versionDirectory("topics@1.0.0"));

    assertThatThrownBy(() -> registry(NOBODY).find(ModelReference.parse("entities@1.0.0")))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("is that of topics@1.0.0");
  }

  @Test
  void twoDifferentVersionsOfOneNumberAreRefused() throws IOException {
    logged("entities@1.3.0", Map.of("a.bin", new byte[] {1}));
    RegistryDesk other = new RegistryDesk(Files.createDirectory(directory.resolve("other")));
    other.register("entities@1.3.0", "other");
    log("entities", other.versionDirectory("entities@1.3.0"));

    assertThatThrownBy(() -> registry(NOBODY).ledger("entities"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("version 2 of entities calls itself 1.3.0");
  }

  @Test
  void aVersionWithoutManifestIsLeftOutWhereSignaturesAreRequired() throws IOException {
    plain();

    assertThat(registry(NOBODY).models()).isEmpty();
    assertThatThrownBy(() -> registry(NOBODY).find(ModelReference.parse("topics@stable")))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("there is no model topics");
    assertThat(server.asked()).noneMatch(path -> path.endsWith("topics.model"));
  }

  @Test
  void aVersionWithoutManifestCountsAsMlflowCountsWhereNoneAreRequired() throws IOException {
    plain();

    ModelRegistry registry = unsigned();
    SignedManifest found = registry.find(ModelReference.parse("topics@stable"));

    assertThat(found.manifest().id()).isEqualTo("topics@1.0.0");
    assertThat(found.manifest().kind()).isEqualTo(ModelKind.TOPICS);
    assertThat(found.manifest().files()).hasSize(2);
    assertThat(found.keyId()).isEmpty();
    registry.verify(found);
    try (LocalModel model =
        local(registry).open(ModelReference.parse("topics@stable"), DownloadListener.none())) {
      assertThat(model.directory().resolve("deep/topics.model")).hasContent("topics");
    }
  }

  @Test
  void whatNobodySaysTheKindOfIsRefused() throws IOException {
    Files.writeString(server.files("1/r1/artifacts/model").resolve("m.bin"), "?");
    server.version("topics", "mlflow-artifacts:/1/r1/artifacts/model");

    assertThatThrownBy(() -> unsigned().find(ModelReference.parse("topics@1.0.0")))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no tag copydesk.kind");
  }

  @Test
  void modelsThatAreNotOursAreNoObstacle() throws IOException {
    logged("entities@1.3.0", Map.of("a.bin", new byte[] {1}));
    server.version("Churn Model", "s3://elsewhere/churn");
    server.version("churn", "s3://elsewhere/churn");
    server.version("fraud", "mlflow-artifacts:/1/../../etc");
    Files.writeString(server.files("9/r/artifacts").resolve("manifest.json"), "{}");
    server.version("entities", "mlflow-artifacts:/9/r/artifacts");

    assertThat(registry(NOBODY).models()).containsExactly("entities");
    assertThat(registry(NOBODY).ledger("entities").versions()).hasSize(1);
    assertThat(server.asked()).noneMatch(path -> path.contains("etc"));
  }

  @Test
  void onlyTheServerItselfIsAskedWhateverTheUriSays() throws IOException {
    desk.register("entities@1.3.0", Map.of("a.bin", new byte[] {1}));
    copy(desk.versionDirectory("entities@1.3.0"), server.files("1/r7/artifacts"));
    server.version("entities", "mlflow-artifacts://elsewhere.example:5000/1/r7/artifacts");

    registry(NOBODY).verify(registry(NOBODY).find(ModelReference.parse("entities@1.3.0")));
  }

  @Test
  void showsWhoWeAreAndNeverTells() throws IOException {
    logged("entities@1.3.0", Map.of("a.bin", new byte[] {1}));
    MlflowOptions token =
        new MlflowOptions(Optional.of("hush"), Optional.empty(), Optional.empty());
    MlflowOptions user =
        new MlflowOptions(Optional.empty(), Optional.of("ada"), Optional.of("hush"));

    server.demand("Bearer hush");
    assertThat(registry(token).models()).containsExactly("entities");
    server.demand("Basic YWRhOmh1c2g=");
    assertThat(registry(user).models()).containsExactly("entities");

    assertThatThrownBy(() -> registry(token).models())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("status 401")
        .hasMessageNotContaining("hush");
    assertThat(token + " " + user).doesNotContain("hush");
  }

  @Test
  void saysWhereNoMlflowIs() throws IOException {
    MlflowStore store =
        new MlflowStore(
            server.url().resolve("/nowhere"), NOBODY, false, 1_000, Duration.ofSeconds(60));

    assertThatThrownBy(store::models)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no MLflow server");
    assertThatThrownBy(
            () ->
                new MlflowStore(
                    java.net.URI.create("ftp://x"), NOBODY, false, 1, Duration.ofSeconds(1)))
        .isInstanceOf(RegistryException.class);
  }

  /** Registers a version here, and logs its directory there. */
  private void logged(String reference, Map<String, byte[]> contents) throws IOException {
    desk.register(reference, contents);
    log(ModelReference.parse(reference).model(), desk.versionDirectory(reference));
  }

  private void log(String model, Path version) throws IOException {
    int number = server.version(model, "");
    String path = "1/r%d/artifacts/model".formatted(number);
    server.relocate(model, number, "mlflow-artifacts:/" + path);
    copy(version, server.files(path));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
        target.toFile().setWritable(true);
      }
    }
  }

  private void plain() throws IOException {
    Path files = server.files("1/r1/artifacts/model");
    Files.writeString(files.resolve("MLmodel"), "flavors: {}");
    Files.createDirectories(files.resolve("deep"));
    Files.writeString(files.resolve("deep/topics.model"), "topics");
    server.version("topics", "mlflow-artifacts:/1/r1/artifacts/model");
    server.tag("topics", 1, "copydesk.kind", "topics");
    server.alias("topics", "stable", 1);
  }

  private ModelRegistry registry(MlflowOptions options) {
    return new ModelRegistry(
        new MlflowStore(server.url(), options, false, 1_000_000, Duration.ofSeconds(60)),
        desk.signatures(),
        1_000_000);
  }

  private ModelRegistry unsigned() {
    return new ModelRegistry(
        new MlflowStore(server.url(), NOBODY, true, 1_000_000, Duration.ofSeconds(60)),
        Signatures.unasked(),
        1_000_000);
  }

  private LocalModels local(ModelRegistry registry) {
    Path cache = directory.resolve("cache");
    return new LocalModels(
        registry,
        new ModelCache(new CacheOptions(cache, 1_000_000, 2, Duration.ofSeconds(60))),
        new SeenLedgers(cache),
        Optional.empty());
  }
}
