package news.copydesk.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class GoldenGateTest {

  private static final String RIGHT =
      """
      {"body":"Ana Souza spoke.","expected":["PERSON Ana Souza"]}
      {"body":"In Porto it rained.","expected":["PERSON In Porto"]}
      """;

  private final GoldenGate gate = new GoldenGate(3);
  @TempDir private Path dir;

  @Test
  void letsThroughWhatFindsWhatItsAuthorSays() throws IOException {
    AtomicInteger articles = new AtomicInteger();

    try (LocalModel local = registered("types=PERSON", RIGHT, Map.of("golden-f1", "1.0"))) {
      gate.check(counted(tagger(local), articles), Optional.of(local));
    }

    // One to warm up, the two once, and the two on each of three threads.
    assertThat(articles).hasValue(1 + 2 + 3 * 2);
  }

  @Test
  void refusesWhatFindsTooLittle() throws IOException {
    try (LocalModel local = registered("types=PERSON,MISC", RIGHT, Map.of("golden-f1", "0.75"))) {
      assertThatThrownBy(() -> gate.check(tagger(local), Optional.of(local)))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("mock-ner@1.0.0 has F1 0.500 on its golden articles, below");
    }
  }

  @Test
  void refusesWhatFindsNothingAtAllWhateverItsBar() throws IOException {
    try (LocalModel local = registered("types=", RIGHT, Map.of())) {
      assertThatThrownBy(() -> gate.check(tagger(local), Optional.of(local)))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("finds nothing at all in its golden articles");
    }
  }

  @Test
  void refusesWhatThrows() {
    assertThatThrownBy(() -> gate.check(thrower(), Optional.empty()))
        .hasMessage("not made for this");
  }

  @Test
  void refusesGoldenArticlesThatCannotBeRead() throws IOException {
    try (LocalModel local = registered("types=PERSON", "not JSON\n", Map.of())) {
      assertThatThrownBy(() -> gate.check(tagger(local), Optional.of(local)))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("line 1");
    }
  }

  @Test
  void refusesABarThatIsNone() throws IOException {
    try (LocalModel local = registered("types=PERSON", RIGHT, Map.of("golden-f1", "high"))) {
      assertThatThrownBy(() -> gate.check(tagger(local), Optional.of(local)))
          .hasMessageContaining("golden-f1=high, which is no number from 0 to 1");
    }
  }

  private static Annotator tagger(LocalModel local) {
    return new EntityAnnotator(MockTagger.read(local.directory().resolve(MockTagger.FILE)), 1_000);
  }

  private static Annotator thrower() {
    return new Annotator() {
      @Override
      public String name() {
        return "entities";
      }

      @Override
      public ModelDescription description() {
        return new ModelDescription("x", "1", Optional.empty());
      }

      @Override
      public Annotations annotate(Document document, Annotations before, Deadline deadline) {
        throw new IllegalStateException("not made for this");
      }

      @Override
      public void close() {}
    };
  }

  private static Annotator counted(Annotator annotator, AtomicInteger articles) {
    return new Annotator() {
      @Override
      public String name() {
        return annotator.name();
      }

      @Override
      public ModelDescription description() {
        return annotator.description();
      }

      @Override
      public Annotations annotate(Document document, Annotations before, Deadline deadline) {
        articles.incrementAndGet();
        return annotator.annotate(document, before, deadline);
      }

      @Override
      public void close() {
        annotator.close();
      }
    };
  }

  private LocalModel registered(String mock, String golden, Map<String, String> labels)
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
    ModelCache cache =
        new ModelCache(
            new CacheOptions(dir.resolve("cache"), 1_000_000, 1, Duration.ofSeconds(20)));
    return new LocalModels(
            editor.registry(), cache, new SeenLedgers(dir.resolve("cache")), Optional.empty())
        .open(ModelReference.parse("mock-ner@1.0.0"), DownloadListener.none());
  }
}
