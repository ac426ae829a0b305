package news.copydesk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.Lineage;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.Requirements;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.rollout.ControlWriter;
import news.copydesk.rollout.GoldenGate;
import news.copydesk.rollout.WantedVersion;

/** A model registry with versions of the mock, and the operator who promotes them. */
final class ModelDesk {

  private final Path directory;
  private final RegistryAccess access;

  /** Makes a key and an empty registry in the directory. */
  ModelDesk(Path directory) {
    this.directory = directory;
    new KeyRing(List.of(SigningKey.fresh("key-1"))).write(directory.resolve("keys"));
    this.access =
        new RegistryAccess(
            CopydeskConfig.withoutFile(Map.of(), settings()).models(), Clock.systemUTC());
  }

  /** The settings of an instance that uses this registry. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("models.registry", directory.resolve("registry").toString());
    settings.put("models.key-file", directory.resolve("keys").toString());
    settings.put("models.cache", directory.resolve("cache").toString());
    settings.put("annotation.models", "mock");
    settings.put("models.heartbeat", "500ms");
    return settings;
  }

  /** Where the registry is. */
  Path registry() {
    return directory.resolve("registry");
  }

  /** Registers a version of the mock whose names have the given types. */
  SignedManifest register(String version, String types) throws IOException {
    return register(version, types, Duration.ZERO);
  }

  /** The same, for which a sentence takes some time. */
  SignedManifest register(String version, String types, Duration perSentence) throws IOException {
    Path file = directory.resolve(version + ".properties");
    Files.writeString(
        file, "types=%s\nsentence-micros=%d\n".formatted(types, perSentence.toNanos() / 1_000));
    Path golden = directory.resolve("golden.jsonl");
    Files.writeString(
        golden, "{\"body\":\"Ana Souza spoke.\",\"expected\":[\"" + types + " Ana Souza\"]}\n");
    return register(
        MockTagger.NAME,
        version,
        ModelKind.MOCK,
        Map.of(MockTagger.FILE, file, "golden.jsonl", golden),
        Map.of(GoldenGate.ARTICLES, "golden.jsonl"));
  }

  /** Registers a version of any model. */
  SignedManifest register(
      String model,
      String version,
      ModelKind kind,
      Map<String, Path> files,
      Map<String, String> labels)
      throws IOException {
    return access
        .editor()
        .register(
            new NewVersion(
                model,
                SemanticVersion.parse(version),
                kind,
                new TreeMap<>(files),
                Lineage.unknown(),
                new TreeMap<>(),
                new TreeMap<>(labels),
                Requirements.none()),
            access.author("test", ""));
  }

  /** Moves {@code stable} of the mock, wherever it stands. */
  WantedVersion promote(String version) throws IOException {
    return promote(MockTagger.NAME, version);
  }

  /** Moves {@code stable} of a model, wherever it stands. */
  WantedVersion promote(String model, String version) throws IOException {
    RegistryEditor editor = access.editor();
    SemanticVersion to = SemanticVersion.parse(version);
    editor.move(
        model,
        RegistrySetup.STABLE,
        to,
        Optional.ofNullable(editor.registry().ledger(model).aliases().get(RegistrySetup.STABLE)),
        access.author("test", ""));
    return wanted(model, version);
  }

  /** What the operator would say to make everybody run a version of the mock. */
  WantedVersion wanted(String version) throws IOException {
    return wanted(MockTagger.NAME, version);
  }

  private WantedVersion wanted(String model, String version) throws IOException {
    var ledger = access.reader().ledger(model);
    return new WantedVersion(
        model,
        version,
        String.valueOf(ledger.versions().get(SemanticVersion.parse(version))),
        RegistrySetup.STABLE,
        ledger.entries().size(),
        "test",
        Clock.systemUTC().instant());
  }

  /** Says so on the control topic. */
  static void announce(Map<String, String> kafka, WantedVersion wanted) {
    try (ControlWriter control =
        ControlWriter.connect(kafka, "models.control", Duration.ofSeconds(60))) {
      control.say(wanted);
    }
  }
}
