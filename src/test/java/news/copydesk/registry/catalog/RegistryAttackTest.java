package news.copydesk.registry.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.cache.CacheOptions;
import news.copydesk.registry.cache.DownloadListener;
import news.copydesk.registry.cache.LocalModel;
import news.copydesk.registry.cache.ModelCache;
import news.copydesk.registry.cache.SeenLedgers;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.manifest.Signatures.Purpose;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.registry.manifest.StrictJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may try who can write into the registry, and has no key. */
class RegistryAttackTest {

  private static final ModelReference STABLE = ModelReference.parse("entities@stable");

  @TempDir private Path directory;
  private RegistryDesk desk;

  @BeforeEach
  void aRegistryWithAStableVersion() throws IOException {
    desk = new RegistryDesk(directory);
    desk.register("entities@1.0.0", "one");
    desk.register("entities@1.1.0", Map.of("m.bin", "two".getBytes(UTF_8), "d/n.bin", new byte[3]));
    desk.move("entities@1.0.0", "stable");
    desk.move("entities@1.1.0", "stable");
  }

  // Files.

  @Test
  void aSwappedFileIsRefused() throws IOException {
    replace(file("m.bin"), "TWO");

    assertRefused("has SHA-256");
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    replace(file("m.bin"), "tw");

    assertRefused("has 2 bytes, and its manifest says 3");
  }

  @Test
  void aFileThatGoesOnIsRefused() throws IOException {
    replace(file("m.bin"), "two and more");

    assertRefused("more than the 3 bytes");
  }

  @Test
  void aMissingFileIsRefused() throws IOException {
    Files.delete(file("m.bin"));

    assertRefused("m.bin is missing");
  }

  @Test
  void aSymbolicLinkIsRefusedEvenToTheSameBytes() throws IOException {
    Path elsewhere = Files.writeString(directory.resolve("elsewhere.bin"), "two");
    Files.delete(file("m.bin"));
    Files.createSymbolicLink(file("m.bin"), elsewhere);

    assertRefused("is a symbolic link");
  }

  @Test
  void aSymbolicLinkOnTheWayIsRefused() throws IOException {
    Path moved = Files.move(file("d"), directory.resolve("d"));
    Files.createSymbolicLink(file("d"), moved);

    assertRefused("is a symbolic link");
  }

  @Test
  @Timeout(60)
  void aPipeIsRefusedAndNotWaitedFor() throws Exception {
    Files.delete(file("m.bin"));
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "needs mkfifo");
    assertThat(new ProcessBuilder("mkfifo", file("m.bin").toString()).start().waitFor()).isZero();

    assertRefused("is a device, a pipe or a file");
  }

  // Manifests.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../up.bin",
        "/etc/passwd",
        "a/../../b",
        "a//b",
        "a/",
        "./a",
        ".hidden",
        "C:\\x",
        "a\\b",
        "a\u0000b",
        "a b",
        "\u202egnp.bin",
        "manifest.json",
        "Manifest.JSON",
        "a/b/c/d/e/f",
        "",
        "con/..",
        "~/x"
      })
  void aPathThatLeadsElsewhereIsRefusedWhoeverSignedIt(String path) throws IOException {
    assertRefusedManifest(
        text -> text.replace("\"m.bin\"", json(path)),
        path.equalsIgnoreCase(Manifest.FILE) ? "may be named" : "path must be relative");
  }

  @Test
  void twoFilesOfOneNameAreRefused() throws IOException {
    assertRefusedManifest(text -> text.replace("\"m.bin\"", "\"D/N.bin\""), "is there twice");
    assertRefusedManifest(text -> text.replace("\"m.bin\"", "\"D\""), "is a file and a directory");
  }

  @Test
  void sizesBeyondTheLimitAreRefusedBeforeAnythingIsRead() throws IOException {
    assertRefusedManifest(text -> text.replaceFirst("\"bytes\":3", "\"bytes\":-1"), "below zero");
    assertRefusedManifest(
        text -> text.replaceFirst("\"bytes\":3", "\"bytes\":9223372036854775807"),
        "cannot be signed");
    RegistryDesk small = new RegistryDesk(directory, KeyRing.empty(), false);
    ModelRegistry strict = new ModelRegistry(small.registry().store(), desk.signatures(), 5);
    assertThatThrownBy(() -> strict.find(STABLE))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("models.max-size");
  }

  @Test
  void anAlteredManifestIsRefused() throws IOException {
    Path manifest = file(Manifest.FILE);
    replace(
        manifest, Files.readString(manifest).replace("\"kind\":\"mock\"", "\"kind\":\"topics\""));

    assertRefused("it is not what key desk signed");
  }

  @Test
  void aManifestWithoutASignatureIsRefused() throws IOException {
    Path manifest = file(Manifest.FILE);
    ObjectNode node = StrictJson.object(Files.readAllBytes(manifest), "it");
    node.remove("signature");
    replace(manifest, node.toString());

    assertRefused("is not signed");
  }

  @Test
  void aManifestSignedByAnUnknownKeyIsRefused() throws IOException {
    resign(file(Manifest.FILE), other(), text -> text);

    assertRefused("by a key that is unknown here");
  }

  @Test
  void aManifestOfAnotherVersionInItsPlaceIsRefused() throws IOException {
    Path older = desk.versionDirectory("entities@1.0.0");
    replace(file(Manifest.FILE), Files.readString(older.resolve(Manifest.FILE)));
    replace(file("m.bin"), Files.readString(older.resolve("m.bin")));

    assertRefused("is that of entities@1.0.0: it was put in another's place");
  }

  /** As the key's owner once signed it, say in a registry for trials. */
  @Test
  void anotherManifestOfTheSameVersionIsRefusedThoughItsSignatureIsRight() throws IOException {
    resign(file(Manifest.FILE), desk.signatures(), text -> text.replace("\"mock\"", "\"topics\""));

    assertRefused("is not the one that was registered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "",
        "{",
        "{\"name\":1,\"name\":2}",
        "{} {}",
        "null",
        "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}}}}}}"
      })
  void whatIsNoManifestIsRefused(String text) throws IOException {
    replace(file(Manifest.FILE), text);

    assertRefused("is damaged");
  }

  @Test
  void aManifestWithoutEndIsRefused() throws IOException {
    replace(file(Manifest.FILE), " ".repeat(Manifest.MOST_BYTES + 1));

    assertRefused("has over");
  }

  @Test
  void anUnknownMemberIsRefusedSinceItMayMatter() throws IOException {
    assertRefusedManifest(text -> text.replaceFirst("\\{", "{\"runs\":\"x\","), "runs is unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x@1.0.0", "a/b@1.0.0", "x@../1", "x@1.0.0/..", "X@1.0.0", "@1.0.0", "x@", "."})
  void aNameThatLeadsElsewhereIsRefused(String reference) {
    assertThatThrownBy(() -> ModelReference.parse(reference)).isInstanceOf(RegistryException.class);
  }

  // The ledger.

  @Test
  void anAliasMovedWithoutTheKeyIsRefused() throws IOException {
    Path ledger = desk.root().resolve("entities/ledger.jsonl");
    String text = Files.readString(ledger);
    int last = text.stripTrailing().lastIndexOf('\n') + 1;
    replace(ledger, text.substring(0, last) + text.substring(last).replace("1.1.0", "1.0.0"));

    assertRefused("it is not what key desk signed");
  }

  @Test
  void aLineThatWasTakenOutOrMovedIsRefused() throws IOException {
    Path ledger = desk.root().resolve("entities/ledger.jsonl");
    List<String> lines = Files.readAllLines(ledger);
    List<String> without = new ArrayList<>(lines);
    without.remove(2);
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, 0, 1);
    List<String> altered = new ArrayList<>(lines);
    altered.set(1, altered.get(1).replace("ann", "bob"));

    for (List<String> bad : List.of(without, swapped, altered)) {
      replace(ledger, String.join("\n", bad) + "\n");
      assertRefused("does not follow the line before");
    }
  }

  @Test
  void anotherModelsLedgerIsRefused() throws IOException {
    desk.register("topics@1.1.0", "other");
    replace(
        desk.root().resolve("entities/ledger.jsonl"),
        Files.readString(desk.root().resolve("topics/ledger.jsonl")));

    assertRefused("does not follow the line before");
  }

  @Test
  void aSignedManifestIsNoSignedLedger() throws IOException {
    ObjectNode node = StrictJson.object(Files.readAllBytes(file(Manifest.FILE)), "it");

    assertThatThrownBy(() -> desk.signatures().takeOff(node, Purpose.LEDGER, "it"))
        .isInstanceOf(IntegrityException.class);
  }

  @Test
  void anOlderLedgerUnderWhichAnAliasWouldGoBackIsRefusedWhereTheNewerWasSeen() throws IOException {
    Path ledger = desk.root().resolve("entities/ledger.jsonl");
    String newer = Files.readString(ledger);
    open(STABLE).close();

    String older = newer.lines().limit(3).map(line -> line + "\n").reduce("", String::concat);
    replace(ledger, older);

    assertThat(desk.version("entities@stable")).isEqualTo("1.0.0"); // every signature is right
    assertThatThrownBy(() -> open(STABLE))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("has 3 lines, and this host has seen it with 4");
  }

  @Test
  void aLedgerThatIsGoneIsNotTakenForAModelThatNeverWas() throws IOException {
    LocalModels models = models();
    models.refuseGone("entities");
    open(STABLE).close();

    Files.delete(desk.root().resolve("entities/ledger.jsonl"));

    assertThatThrownBy(() -> models.refuseGone("entities"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("has no ledger of entities, and this host has seen one");
    models.refuseGone("topics");
  }

  // What all these have in common.

  private void assertRefused(String message) throws IOException {
    assertThatThrownBy(() -> open(STABLE))
        .as("before it is loaded")
        .isInstanceOf(IntegrityException.class);
    assertThatThrownBy(
            () -> {
              SignedManifest signed = desk.registry().find(STABLE);
              desk.registry().verify(signed);
            })
        .as("when verified")
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(
            () ->
                desk.editor()
                    .move(
                        "entities",
                        "experimental",
                        SemanticVersion.parse("1.1.0"),
                        Optional.empty(),
                        desk.author("")))
        .as("before an alias moves to it")
        .isInstanceOf(IntegrityException.class);
    assertThat(directory.resolve("cache/models"))
        .satisfiesAnyOf(
            models -> assertThat(models).doesNotExist(),
            models -> assertThat(models).isEmptyDirectory());
  }

  /** Signed by the key's owner all the same: the path is refused for itself. */
  private void assertRefusedManifest(Change change, String message) throws IOException {
    Path manifest = file(Manifest.FILE);
    String before = Files.readString(manifest);
    assertThatThrownBy(
            () -> {
              resign(manifest, desk.signatures(), change);
              desk.registry().find(STABLE);
            })
        .isInstanceOf(IntegrityException.class)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()))
                    .contains(message)
                    .doesNotContain("\u0000"));
    replace(manifest, before);
  }

  /** What is done to a manifest's text. */
  private interface Change {
    String of(String text);
  }

  private static void resign(Path manifest, Signatures signatures, Change change)
      throws IOException {
    String text = change.of(Files.readString(manifest));
    ObjectNode node = StrictJson.object(text.getBytes(UTF_8), "it");
    node.remove("signature");
    replace(manifest, signatures.sign(node, Purpose.MANIFEST).toString());
  }

  private static Signatures other() {
    return new Signatures(new KeyRing(List.of(SigningKey.fresh("stranger"))), true);
  }

  private LocalModel open(ModelReference reference) {
    return models().open(reference, DownloadListener.none());
  }

  private LocalModels models() {
    Path cache = directory.resolve("cache");
    return new LocalModels(
        desk.registry(),
        new ModelCache(new CacheOptions(cache, 1_000_000, 2, Duration.ofSeconds(60))),
        new SeenLedgers(cache),
        Optional.empty());
  }

  private Path file(String path) {
    return desk.versionDirectory("entities@1.1.0").resolve(path);
  }

  private static void replace(Path file, String content) throws IOException {
    Files.delete(file);
    Files.writeString(file, content);
  }

  private static String json(String text) {
    return StrictJson.empty().textNode(text).toString();
  }
}
