package news.copydesk.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.registry.cache.CacheOptions;
import news.copydesk.registry.cache.DownloadListener;
import news.copydesk.registry.cache.LocalModel;
import news.copydesk.registry.cache.ModelCache;
import news.copydesk.registry.cache.SeenLedgers;
import news.copydesk.registry.catalog.LocalModels;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.ledger.Author;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.Lineage;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.Requirements;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.store.DirectoryStore;

/** A version of the mock, registered and on this host. */
final class RegisteredMock {

  private RegisteredMock() {}

  /** Registers it in a registry below the directory, and opens it from a cache beside that. */
  static LocalModel open(Path dir, String mock, String golden, Map<String, String> labels)
      throws IOException {
    Path tagger = Files.writeString(dir.resolve("mock"), mock);
    Path articles = Files.writeString(dir.resolve("articles"), golden);
    TreeMap<String, String> all = new TreeMap<>(labels);
    all.put("golden", "golden.jsonl");
    Signatures unsigned = new Signatures(KeyRing.empty(), false);
    RegistryEditor editor =
        new RegistryEditor(new DirectoryStore(dir.resolve("registry")), unsigned, 1_000_000);
    editor.register(
        new NewVersion(
            MockTagger.NAME,
            SemanticVersion.parse("1.0.0"),
            ModelKind.MOCK,
            new TreeMap<>(Map.of(MockTagger.FILE, tagger, "golden.jsonl", articles)),
            Lineage.unknown(),
            new TreeMap<>(),
            all,
            Requirements.none()),
        new Author("test", Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS), ""));
    return new LocalModels(
            editor.registry(), cache(dir), new SeenLedgers(dir.resolve("cache")), Optional.empty())
        .open(ModelReference.parse("mock-ner@1.0.0"), DownloadListener.none());
  }

  /** Whether a process holds it, this one too. */
  static boolean held(Path dir, LocalModel local) throws IOException {
    return cache(dir).inUse(local.manifest().sha256());
  }

  private static ModelCache cache(Path dir) {
    return new ModelCache(
        new CacheOptions(dir.resolve("cache"), 1_000_000, 1, Duration.ofSeconds(20)));
  }
}
