package news.copydesk.registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.ledger.Entry;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.registry.store.DirectoryStore;
import news.copydesk.registry.store.LedgerConflictException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RegistryEditorTest {

  @TempDir private Path directory;
  private RegistryDesk desk;

  @BeforeEach
  void open() {
    desk = new RegistryDesk(directory);
  }

  @Test
  void keepsWhatWasRegistered() throws IOException {
    SignedManifest registered =
        desk.register("entities@1.0.0", Map.of("a.bin", new byte[] {1}, "deep/b.bin", new byte[0]));

    SignedManifest found = desk.registry().find(ModelReference.parse("entities@1.0.0"));

    assertThat(found).isEqualTo(registered);
    assertThat(found.keyId()).contains("desk");
    assertThat(found.manifest().bytes()).isEqualTo(1);
    desk.registry().verify(found);
    assertThat(desk.registry().models()).containsExactly("entities");
    assertThat(Files.readString(desk.root().resolve("index.json")))
        .isEqualTo("{\"models\":[\"entities\"]}");
  }

  @Test
  void neverChangesAVersion() throws IOException {
    desk.register("entities@1.0.0", "one");
    desk.register("entities@1.1.0", "two");

    assertThatThrownBy(() -> desk.register("entities@1.0.0", "other"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("take the next number");
    desk.editor().remove("entities", SemanticVersion.parse("1.0.0"), desk.author("old"));
    assertThatThrownBy(() -> desk.register("entities@1.0.0", "other"))
        .hasMessageContaining("has been registered before");
    assertThat(desk.versionDirectory("entities@1.0.0")).doesNotExist();
  }

  @Test
  void latestIsTheNewestRelease() throws IOException {
    desk.register("entities@1.9.0", "a");
    desk.register("entities@1.10.0", "b");
    desk.register("entities@1.2.0", "c");
    desk.register("entities@2.0.0-rc.1", "d");

    assertThat(desk.version("entities@latest")).isEqualTo("1.10.0");
    assertThat(desk.version("entities")).isEqualTo("1.10.0");
    assertThatThrownBy(() -> desk.move("entities@1.2.0", "latest"))
        .hasMessageContaining("cannot be moved");
  }

  @Test
  void movesAnAliasOnlyFromWhereItsMoverSawIt() throws IOException {
    desk.register("entities@1.0.0", "a");
    desk.register("entities@1.1.0", "b");
    desk.move("entities@1.0.0", "stable");

    assertThatThrownBy(
            () ->
                desk.editor()
                    .move(
                        "entities",
                        "stable",
                        SemanticVersion.parse("1.1.0"),
                        Optional.empty(),
                        desk.author("blind")))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("stable of entities is at 1.0.0 and not at no version");
    assertThat(desk.version("entities@stable")).isEqualTo("1.0.0");
  }

  /** Where a file system's locks do not hold, two may have read the same ledger. */
  @Test
  void aLedgerIsWrittenOnlyInPlaceOfTheOneThatWasRead() throws IOException {
    desk.register("entities@1.0.0", "a");
    Ledger read = desk.registry().ledger("entities");
    desk.register("entities@1.1.0", "b");
    DirectoryStore store = new DirectoryStore(desk.root());

    assertThatThrownBy(() -> store.writeLedger("entities", read.bytes(), read.bytes()))
        .isInstanceOf(LedgerConflictException.class);
    assertThat(desk.version("entities@latest")).isEqualTo("1.1.0");
  }

  @Test
  void knowsWhereAnAliasStoodAndSinceWhen() throws IOException {
    for (String version : List.of("1.0.0", "1.1.0", "1.2.0", "1.3.0")) {
      desk.register("entities@" + version, version);
    }
    desk.move("entities@1.3.0", "experimental");
    desk.move("entities@1.0.0", "stable");
    desk.move("entities@1.1.0", "stable");
    desk.editor()
        .rollback("entities", "stable", SemanticVersion.parse("1.1.0"), desk.author("no towns"));
    desk.move("entities@1.2.0", "stable");
    desk.move("entities@1.3.0", "stable");
    desk.editor().remove("entities", SemanticVersion.parse("1.2.0"), desk.author("old"));

    List<Ledger.Line> stood = desk.registry().ledger("entities").stood("stable");

    assertThat(stood)
        .extracting(line -> line.entry().to().orElseThrow().toString())
        .as("neither what was rolled back nor what was removed")
        .containsExactly("1.3.0", "1.0.0");
    assertThat(stood).extracting(Ledger.Line::sequence).containsExactly(10L, 8L);
    assertThat(stood.get(1).entry().author().why())
        .as("it stands there again since the rollback")
        .isEqualTo("no towns");
  }

  @Test
  @Timeout(240)
  void ofManyWhoMoveAtOnceOneWins() throws Exception {
    desk.register("entities@1.0.0", "a");
    desk.move("entities@1.0.0", "stable");
    for (int i = 1; i <= 8; i++) {
      desk.register("entities@1.%d.0".formatted(i), "v" + i);
    }

    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> moves = new ArrayList<>();
    try {
      for (int i = 1; i <= 8; i++) {
        SemanticVersion to = SemanticVersion.parse("1.%d.0".formatted(i));
        Callable<Boolean> move =
            () -> {
              try {
                desk.editor()
                    .move(
                        "entities",
                        "stable",
                        to,
                        Optional.of(SemanticVersion.parse("1.0.0")),
                        new news.copydesk.registry.ledger.Author(
                            "bob", java.time.Instant.EPOCH, ""));
                return true;
              } catch (RegistryException e) {
                return false;
              }
            };
        moves.add(pool.submit(move));
      }
      int won = 0;
      for (Future<Boolean> move : moves) {
        won += move.get(120, TimeUnit.SECONDS) ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
    // Registrations of all, the first move, and one more.
    assertThat(desk.registry().ledger("entities").entries()).hasSize(9 + 2);
  }

  @Test
  void rollsBackStepByStep() throws IOException {
    for (String version : List.of("1.0.0", "1.1.0", "1.2.0")) {
      desk.register("entities@" + version, version);
      desk.move("entities@" + version, "stable");
    }

    assertThat(rollBack("1.2.0")).isEqualTo("1.1.0");
    assertThat(rollBack("1.1.0")).isEqualTo("1.0.0");
    assertThatThrownBy(() -> rollBack("1.0.0")).hasMessageContaining("never stood anywhere else");
    assertThat(desk.version("entities@stable")).isEqualTo("1.0.0");
  }

  private String rollBack(String from) throws IOException {
    return desk.editor()
        .rollback("entities", "stable", SemanticVersion.parse(from), desk.author("worse"))
        .toString();
  }

  @Test
  void remembersWhoMovedWhatWhenAndWhy() throws IOException {
    desk.register("entities@1.0.0", "a");
    desk.move("entities@1.0.0", "stable");
    desk.register("entities@1.1.0", "b");
    desk.move("entities@1.1.0", "stable");

    Ledger ledger = desk.registry().ledger("entities");

    Entry last = ledger.entries().get(3);
    assertThat(last.author().by()).isEqualTo("ann");
    assertThat(last.author().why()).isEqualTo("better");
    assertThat(last.from().map(SemanticVersion::toString)).contains("1.0.0");
    assertThat(last.to().map(SemanticVersion::toString)).contains("1.1.0");
    Ledger before = ledger.asOf(last.author().at().minusSeconds(1));
    assertThat(before.aliases().get("stable")).hasToString("1.0.0");
    assertThat(before.aliases().get("latest")).hasToString("1.1.0");
    assertThat(ledger.asOf(last.author().at()).aliases().get("stable")).hasToString("1.1.0");
    assertThat(ledger.continues(before)).isTrue();
  }

  @Test
  void removesOnlyWhatNoAliasNames() throws IOException {
    desk.register("entities@1.0.0", "a");
    desk.register("entities@1.1.0", "b");
    desk.move("entities@1.0.0", "stable");
    SemanticVersion version = SemanticVersion.parse("1.0.0");

    assertThatThrownBy(() -> desk.editor().remove("entities", version, desk.author("")))
        .hasMessageContaining("entities@1.0.0 is stable of it");
    desk.editor().unalias("entities", "stable", version, desk.author("unused"));
    desk.editor().remove("entities", version, desk.author("old"));

    assertThatThrownBy(() -> desk.version("entities@1.0.0"))
        .hasMessageContaining("there is no entities@1.0.0; there are the versions [1.1.0]");
    assertThatThrownBy(() -> desk.version("entities@stable"))
        .hasMessageContaining("the aliases [latest]");
  }

  @Test
  void aKeyIsReplacedWithoutSigningAnythingAgain() throws IOException {
    SigningKey old = SigningKey.fresh("old");
    SigningKey fresh = SigningKey.fresh("fresh");
    RegistryDesk before = new RegistryDesk(directory, new KeyRing(List.of(old)), true);
    before.register("entities@1.0.0", "a");
    RegistryDesk both = new RegistryDesk(directory, new KeyRing(List.of(fresh, old)), true);
    both.register("entities@1.1.0", "b");

    RegistryDesk after = new RegistryDesk(directory, new KeyRing(List.of(fresh)), true);

    assertThat(both.version("entities@1.0.0")).isEqualTo("1.0.0");
    // The last line of the ledger vouches for the lines of a key that is gone.
    assertThat(after.version("entities@1.1.0")).isEqualTo("1.1.0");
    assertThatThrownBy(() -> after.version("entities@1.0.0"))
        .hasMessageContaining("is signed by a key that is unknown here");
  }

  @Test
  void withoutAKeyNothingIsRegisteredUnlessAllowed() throws IOException {
    RegistryDesk strict = new RegistryDesk(directory, KeyRing.empty(), true);
    RegistryDesk lax = new RegistryDesk(directory, KeyRing.empty(), false);

    assertThatThrownBy(() -> strict.register("entities@1.0.0", "a"))
        .hasMessageContaining("no key to sign with");
    lax.register("entities@1.0.0", "a");
    lax.move("entities@1.0.0", "stable");

    assertThat(lax.version("entities@stable")).isEqualTo("1.0.0");
    assertThatThrownBy(() -> strict.version("entities@stable")).hasMessageContaining("not signed");
  }

  @Test
  void whatAnInterruptedRegistrationLeftGivesWay() throws IOException {
    Path leftover = Files.createDirectories(desk.versionDirectory("entities@1.0.0"));
    Files.writeString(leftover.resolve("half.bin"), "half");

    assertThatThrownBy(() -> desk.version("entities@1.0.0")).hasMessageContaining("no model");
    desk.register("entities@1.0.0", "whole");

    desk.registry().verify(desk.registry().find(ModelReference.parse("entities@1.0.0")));
    assertThat(leftover.resolve("half.bin")).doesNotExist();
  }

  @Test
  void aRefusedRegistrationLeavesNothing() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.bin"), Path.of("/etc/hostname"));

    for (Map.Entry<String, Path> bad :
        Map.of("../up.bin", directory, "m.bin", link, "d.bin", directory).entrySet()) {
      assertThatThrownBy(
              () ->
                  desk.editor()
                      .register(
                          NewVersion.of(
                              "entities",
                              SemanticVersion.parse("1.0.0"),
                              ModelKind.MOCK,
                              new TreeMap<>(Map.of(bad.getKey(), bad.getValue()))),
                          desk.author("")))
          .isInstanceOf(RegistryException.class);
    }
    assertThatThrownBy(() -> desk.register("entities@1.0.0", "x".repeat(1_000_001)))
        .hasMessageContaining("models.max-size");

    assertThat(desk.registry().models()).isEmpty();
    assertThat(desk.root().resolve(".incoming")).isEmptyDirectory();
    assertThat(desk.root().resolve("entities")).doesNotExist();
  }
}
