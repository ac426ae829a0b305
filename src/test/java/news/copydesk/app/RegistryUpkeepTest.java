package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.copydesk.annotation.gazetteer.Places;
import news.copydesk.annotation.gazetteer.StarterGazetteer;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RegistryUpkeepTest {

  private static final String MODEL = StarterGazetteer.NAME;

  @TempDir private Path dir;
  private CopydeskConfig config;
  private RegistryAccess access;

  @BeforeEach
  void open() throws IOException {
    config =
        CopydeskConfig.withoutFile(
            Map.of(),
            Map.of(
                "models.registry", dir.resolve("registry").toString(),
                "models.key-file", dir.resolve("keys").toString(),
                "models.cache", dir.resolve("cache").toString()));
    access = new RegistryAccess(config.models(), Clock.systemUTC());
    ships("Porto");
    keep();
  }

  @Test
  void bringsInWhatShipsWithTheHeapThatItTakes() throws IOException {
    assertThat(versions()).containsExactly("1.0.0");
    assertThat(stable()).isEqualTo("1.0.0");
    assertThat(manifest("1.0.0").requires().memoryBytes()).isPresent();
  }

  @Test
  void whatWasBuiltAnewUnderItsOldNumberComesInUnderAnotherAndServes() throws IOException {
    ships("Porto", "Lisbon");
    keep();
    keep();

    assertThat(versions()).containsExactly("1.0.0", "1.0.1-local.1");
    assertThat(stable()).isEqualTo("1.0.1-local.1");
    Manifest rebuilt = manifest("1.0.1-local.1");
    assertThat(rebuilt.lineage().parent()).contains(SemanticVersion.parse("1.0.0"));
    assertThat(rebuilt.requires().memoryBytes()).isPresent();

    long size = Files.size(StarterGazetteer.file(dir.resolve("models")));
    ships("Porto", "Lisboa");
    assertThat(Files.size(StarterGazetteer.file(dir.resolve("models")))).isEqualTo(size);
    keep();

    assertThat(stable()).as("as long as before, but other bytes").isEqualTo("1.0.1-local.2");
  }

  @Test
  void bytesThatWereThereBeforeAreNotRegisteredAgain() throws IOException {
    ships("Porto", "Lisbon");
    keep();
    ships("Porto");
    keep();

    assertThat(versions()).containsExactly("1.0.0", "1.0.1-local.1");
    assertThat(stable()).isEqualTo("1.0.0");
  }

  @Test
  void stableStaysWhereSomebodyHasPutIt() throws IOException {
    ships("Porto", "Lisbon");
    keep();
    access
        .editor()
        .move(
            MODEL,
            RegistrySetup.STABLE,
            SemanticVersion.parse("1.0.0"),
            Optional.of(SemanticVersion.parse("1.0.1-local.1")),
            access.author("ana", "no Lisbon"));
    keep();
    ships("Porto", "Faro");
    keep();

    assertThat(stable()).isEqualTo("1.0.0");
    assertThat(versions()).contains("1.0.1-local.2");
  }

  @Test
  void whatWasRemovedStaysAway() throws IOException {
    ships("Porto", "Lisbon");
    keep();
    access
        .editor()
        .remove(MODEL, SemanticVersion.parse("1.0.0"), access.author("ana", "too small"));
    ships("Porto");
    keep();

    assertThat(versions()).containsExactly("1.0.1-local.1");
    assertThat(stable()).isEqualTo("1.0.1-local.1");
  }

  private void keep() throws IOException {
    new RegistryUpkeep(
            access,
            access.author("ana", "local mode"),
            draft -> ModelMemory.measured(draft, config.annotation()))
        .run(dir.resolve("models"));
  }

  /** The distribution's models: a gazetteer of these places, always under the same number. */
  private void ships(String... places) throws IOException {
    Path file = StarterGazetteer.file(dir.resolve("models"));
    Files.createDirectories(file.getParent());
    Places.compiler(places).compile(MODEL, StarterGazetteer.VERSION).write(file);
  }

  private List<String> versions() throws IOException {
    return ledger().versions().keySet().stream().map(SemanticVersion::toString).toList();
  }

  private String stable() throws IOException {
    return String.valueOf(ledger().aliases().get(RegistrySetup.STABLE));
  }

  private Manifest manifest(String version) throws IOException {
    return access.reader().find(new ModelReference(MODEL, version)).manifest();
  }

  private Ledger ledger() throws IOException {
    return access.reader().ledger(MODEL);
  }
}
