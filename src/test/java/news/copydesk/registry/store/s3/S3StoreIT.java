package news.copydesk.registry.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.cache.CacheOptions;
import news.copydesk.registry.cache.DownloadListener;
import news.copydesk.registry.cache.LocalModel;
import news.copydesk.registry.cache.ModelCache;
import news.copydesk.registry.cache.SeenLedgers;
import news.copydesk.registry.catalog.LocalModels;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.ledger.Author;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.registry.store.DirectoryStore;
import news.copydesk.registry.store.HttpStore;
import news.copydesk.registry.store.WritableStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

@Timeout(300)
class S3StoreIT {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final SemanticVersion ONE = SemanticVersion.parse("1.0.0");

  /** The least that S3 takes for a part that is not the last. */
  private static final int PART = 5 << 20;

  private static int buckets;

  @TempDir private static Path storage;
  private static S3MockProcess server;

  @TempDir private Path directory;
  private final Signatures signatures =
      new Signatures(new KeyRing(List.of(SigningKey.fresh("desk"))), true);
  private String bucket;

  @BeforeAll
  static void start() throws IOException {
    server = S3MockProcess.start(storage);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void aBucketOfItsOwn() {
    bucket = "models-" + buckets++;
    server.bucket(bucket);
  }

  @Test
  void keepsWhatWasRegisteredWhereADirectoryKeepsIt() throws Exception {
    SignedManifest registered =
        register("entities@1.0.0", Map.of("a.bin", "alpha", "deep/b.bin", "beta"));
    editor().move("entities", "stable", ONE, Optional.empty(), author());

    SignedManifest found = registry().find(ModelReference.parse("entities@stable"));

    assertThat(found).isEqualTo(registered);
    registry().verify(found);
    assertThat(registry().models()).containsExactly("entities");
    assertThat(keys())
        .containsExactly(
            "prefix/entities/1.0.0/a.bin",
            "prefix/entities/1.0.0/deep/b.bin",
            "prefix/entities/1.0.0/manifest.json",
            "prefix/entities/ledger.jsonl",
            "prefix/index.json");
    ModelRegistry throughTheWeb =
        new ModelRegistry(
            new HttpStore(server.url().resolve("/" + bucket + "/prefix"), Duration.ofSeconds(60)),
            signatures,
            1_000_000);
    assertThat(throughTheWeb.models()).containsExactly("entities");
    throughTheWeb.verify(throughTheWeb.find(ModelReference.parse("entities@stable")));
  }

  @Test
  void aRegistryInADirectoryCanBeCopiedIntoABucket() throws Exception {
    RegistryEditor local =
        new RegistryEditor(new DirectoryStore(directory.resolve("local")), signatures, 1_000_000);
    local.register(draft("entities@1.0.0", Map.of("a.bin", "alpha")), author());
    try (S3Client client = server.client();
        var files = Files.walk(directory.resolve("local"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String key = "prefix/" + directory.resolve("local").relativize(file);
        client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(file));
      }
    }

    registry().verify(registry().find(ModelReference.parse("entities@1.0.0")));
    register("entities@1.1.0", Map.of("a.bin", "better"));
    assertThat(registry().ledger("entities").entries()).hasSize(2);
  }

  @Test
  void whatIsFetchedGoesOnWhereItEnded() throws Exception {
    SignedManifest registered = register("entities@1.0.0", Map.of("a.bin", "alphabet"));
    ModelFile file = registered.manifest().files().get(0);
    Path cache = directory.resolve("cache");
    Path partial = cache.resolve("partial").resolve(file.sha256());
    Files.createDirectories(partial.getParent());
    Files.writeString(partial, "alpha");

    try (InputStream rest = store().open("entities", ONE, file, 5)) {
      assertThat(rest.readAllBytes()).asString(UTF_8).isEqualTo("bet");
    }
    assertThat(store().open("entities", ONE, file, 8).readAllBytes()).isEmpty();
    LocalModels models =
        new LocalModels(
            registry(),
            new ModelCache(new CacheOptions(cache, 1_000_000, 2, Duration.ofSeconds(60))),
            new SeenLedgers(cache),
            Optional.empty());
    try (LocalModel model =
        models.open(ModelReference.parse("entities@latest"), DownloadListener.none())) {
      assertThat(model.directory().resolve("a.bin")).hasContent("alphabet");
    }
  }

  @Test
  void writesOnlyInPlaceOfWhatWasRead() throws Exception {
    try (S3Client client = server.client()) {
      S3Objects objects =
          new S3Objects(client, S3Location.parse("s3://" + bucket + "/prefix"), PART);

      assertThat(objects.replace("x", Optional.empty(), "one".getBytes(UTF_8))).isTrue();
      assertThat(objects.replace("x", Optional.empty(), "two".getBytes(UTF_8))).isFalse();
      Optional<S3Objects.Tagged> seen = objects.read("x", 10);
      assertThat(objects.replace("x", seen, "two".getBytes(UTF_8))).isTrue();
      assertThat(objects.replace("x", seen, "three".getBytes(UTF_8))).isFalse();

      assertThat(objects.read("x", 10).orElseThrow().bytes()).asString(UTF_8).isEqualTo("two");
    }
  }

  @Test
  void whoComesSecondBeginsAgainAndNothingIsLost() throws Exception {
    register("entities@1.0.0", Map.of("a.bin", "one"));
    MeddledStore meddled =
        new MeddledStore(store(), () -> register("entities@1.1.0", Map.of("a.bin", "meanwhile")));

    editor(meddled).register(draft("entities@1.2.0", Map.of("a.bin", "two")), author());

    assertThat(meddled.writes()).isEqualTo(2);
    assertThat(registry().ledger("entities").versions().keySet())
        .extracting(SemanticVersion::toString)
        .containsExactly("1.0.0", "1.1.0", "1.2.0");
    for (SemanticVersion version : registry().ledger("entities").versions().keySet()) {
      registry().verify(registry().find(ModelReference.parse("entities@" + version)));
    }
  }

  @Test
  void twoWhoBeginAModelAtOnceBothGetIn() throws Exception {
    MeddledStore meddled =
        new MeddledStore(store(), () -> register("entities@1.1.0", Map.of("a.bin", "first")));

    editor(meddled).register(draft("entities@1.0.0", Map.of("a.bin", "second")), author());

    assertThat(registry().ledger("entities").versions()).hasSize(2);
  }

  @Test
  void ofTwoWhoMoveAnAliasAtOnceOneIsTold() throws Exception {
    register("entities@1.0.0", Map.of("a.bin", "one"));
    register("entities@1.1.0", Map.of("a.bin", "two"));
    SemanticVersion other = SemanticVersion.parse("1.1.0");
    MeddledStore meddled =
        new MeddledStore(
            store(), () -> editor().move("entities", "stable", other, Optional.empty(), author()));

    assertThatThrownBy(
            () -> editor(meddled).move("entities", "stable", ONE, Optional.empty(), author()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("somebody else has moved it");
    assertThat(registry().ledger("entities").aliases()).containsEntry("stable", other);
  }

  @Test
  void ofTwoWhoTakeOneNumberOneGetsItWhole() throws Exception {
    MeddledStore meddled =
        new MeddledStore(
            store(), () -> register("entities@1.0.0", Map.of("a.bin", "mine", "b.bin", "too")));

    assertThatThrownBy(
            () ->
                editor(meddled)
                    .register(draft("entities@1.0.0", Map.of("a.bin", "yours")), author()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("next number");
    registry().verify(registry().find(ModelReference.parse("entities@1.0.0")));
    assertThat(registry().ledger("entities").entries()).hasSize(1);
  }

  @Test
  void anInterruptedRegistrationGoesOnButGivesNoWayToAnother() throws Exception {
    put("prefix/entities/1.0.0/a.bin", "alpha");

    assertThatThrownBy(() -> register("entities@1.0.0", Map.of("a.bin", "other")))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("is there already, and is another")
        .hasMessageContaining("Take the next number");
    register("entities@1.0.0", Map.of("a.bin", "alpha"));

    registry().verify(registry().find(ModelReference.parse("entities@1.0.0")));
  }

  @Test
  void cleaningUpTakesOnlyWhatWasLeftOfAModelADayAgo() throws Exception {
    register("entities@1.0.0", Map.of("a.bin", "alpha"));
    put("prefix/entities/1.1.0/a.bin", "left over");
    put("prefix/entities/notes/readme.txt", "somebody's");
    put("prefix/logs/1.0.0/today", "somebody else's");
    put("entities/1.1.0/a.bin", "outside");

    assertThat(store().cleanUp()).isZero();
    assertThat(store(Clock.offset(Clock.systemUTC(), Duration.ofHours(25))).cleanUp()).isOne();

    assertThat(keys())
        .doesNotContain("prefix/entities/1.1.0/a.bin")
        .contains(
            "entities/1.1.0/a.bin",
            "prefix/entities/1.0.0/a.bin",
            "prefix/entities/notes/readme.txt",
            "prefix/logs/1.0.0/today");
  }

  @Test
  void aRemovedVersionIsGoneAndItsNumberTaken() throws Exception {
    register("entities@1.0.0", Map.of("a.bin", "alpha"));

    editor().remove("entities", ONE, author());

    assertThat(keys()).containsExactly("prefix/entities/ledger.jsonl", "prefix/index.json");
    assertThatThrownBy(() -> register("entities@1.0.0", Map.of("a.bin", "alpha")))
        .hasMessageContaining("has been registered before");
  }

  @Test
  void aSwappedObjectIsRefused() throws Exception {
    register("entities@1.0.0", Map.of("a.bin", "alpha"));
    put("prefix/entities/1.0.0/a.bin", "ALPHA");

    assertThatThrownBy(() -> editor().move("entities", "stable", ONE, Optional.empty(), author()))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("SHA-256");
  }

  @Test
  void anObjectThatWasCutOffIsRefusedAndNotWaitedFor() throws Exception {
    register("entities@1.0.0", Map.of("a.bin", "alphabet"));
    put("prefix/entities/1.0.0/a.bin", "alpha");
    Path cache = directory.resolve("cache");
    LocalModels models =
        new LocalModels(
            registry(),
            new ModelCache(new CacheOptions(cache, 1_000_000, 2, Duration.ofSeconds(60))),
            new SeenLedgers(cache),
            Optional.empty());

    assertThatThrownBy(
            () -> models.open(ModelReference.parse("entities@latest"), DownloadListener.none()))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("ends after 5 of its 8 bytes");
  }

  @Test
  void whatIsLargerThanAPartIsWrittenInPartsWholeOrNotAtAll() throws Exception {
    Map<String, Path> large = Map.of("large.bin", random(2 * PART + 7), "whole.bin", random(PART));
    NewVersion draft = NewVersion.of("entities", ONE, ModelKind.MOCK, new TreeMap<>(large));

    editor(inParts()).register(draft, author());

    registry().verify(registry().find(ModelReference.parse("entities@1.0.0")));
    assertThat(tag("prefix/entities/1.0.0/large.bin")).endsWith("-3\"");
    assertThat(tag("prefix/entities/1.0.0/whole.bin")).doesNotContain("-");
    assertThat(uploads()).isEmpty();
  }

  @Test
  void anUploadInPartsGivesWayToWhatIsThereAndLeavesNothing() throws Exception {
    Path large = random(PART + 1);
    List<Long> kept = new ArrayList<>();
    MeddledClient meddled =
        new MeddledClient(
            server.client(),
            Map.of(
                "completeMultipartUpload",
                () -> put("prefix/large.bin", "somebody was first"),
                // Amazon's S3 ends the upload only; S3Mock takes away what is there, too.
                "abortMultipartUpload",
                () -> kept.add(size("prefix/large.bin"))));
    S3Upload upload =
        new S3Upload(meddled.client(), S3Location.parse("s3://" + bucket + "/prefix"), PART);

    assertThat(upload.create("large.bin", large)).isFalse();

    assertThat(kept).containsExactly(18L);
    assertThat(uploads()).isEmpty();
  }

  @Test
  void anUploadInPartsThatFailsLeavesNothing() throws Exception {
    Path large = random(2 * PART);
    MeddledClient meddled =
        new MeddledClient(
            server.client(),
            Map.of(
                "completeMultipartUpload",
                () -> {
                  throw SdkClientException.create("the line is cut");
                }));
    S3Upload upload =
        new S3Upload(meddled.client(), S3Location.parse("s3://" + bucket + "/prefix"), PART);

    assertThatThrownBy(() -> upload.create("large.bin", large))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the line is cut");

    assertThat(keys()).isEmpty();
    assertThat(uploads()).isEmpty();
  }

  @Test
  void cleaningUpEndsUploadsThatWereBegunADayAgo() throws Exception {
    try (S3Client client = server.client()) {
      for (String key : List.of("prefix/entities/1.0.0/a.bin", "prefix/notes", "other/1.0.0/a")) {
        client.createMultipartUpload(create -> create.bucket(bucket).key(key));
      }
    }

    assertThat(store().cleanUp()).isZero();
    assertThat(store(Clock.offset(Clock.systemUTC(), Duration.ofHours(25))).cleanUp()).isOne();

    assertThat(uploads()).containsExactlyInAnyOrder("prefix/notes", "other/1.0.0/a");
  }

  @Test
  void saysWhatIsWrongWithoutTheSecret() {
    S3Store nowhere =
        new S3Store(
            "s3://no-such-bucket/", server.options(), Duration.ofSeconds(60), Clock.systemUTC());
    S3Options unreachable =
        new S3Options(
            Optional.of(URI.create("http://127.0.0.1:1")),
            Optional.empty(),
            true,
            Optional.of("me"),
            Optional.of(S3MockProcess.SECRET));

    assertThatThrownBy(() -> nowhere.ledger("entities"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no bucket no-such-bucket");
    assertThatThrownBy(
            () ->
                new S3Store("s3://models", unreachable, Duration.ofSeconds(1), Clock.systemUTC())
                    .models())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("models.s3-endpoint")
        .satisfies(e -> assertThat(e.toString()).doesNotContain(S3MockProcess.SECRET));
    S3Options half =
        new S3Options(
            Optional.empty(), Optional.of("eu"), false, Optional.of("me"), Optional.empty());
    assertThatThrownBy(
            () -> new S3Store("s3://models", half, Duration.ofSeconds(1), Clock.systemUTC()))
        .hasMessageContaining("belong together");
    assertThat(unreachable.toString()).doesNotContain(S3MockProcess.SECRET);
  }

  private SignedManifest register(String reference, Map<String, String> contents)
      throws IOException {
    return editor().register(draft(reference, contents), author());
  }

  private NewVersion draft(String reference, Map<String, String> contents) throws IOException {
    ModelReference id = ModelReference.parse(reference);
    TreeMap<String, Path> files = new TreeMap<>();
    for (Map.Entry<String, String> each : contents.entrySet()) {
      Path file = Files.createTempFile(directory, "source", ".bin");
      files.put(each.getKey(), Files.writeString(file, each.getValue()));
    }
    return NewVersion.of(id.model(), id.version().orElseThrow(), ModelKind.MOCK, files);
  }

  private void put(String key, String content) {
    try (S3Client client = server.client()) {
      client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(content));
    }
  }

  private Path random(int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return Files.write(Files.createTempFile(directory, "large", ".bin"), content);
  }

  private String tag(String key) {
    try (S3Client client = server.client()) {
      return client.headObject(head -> head.bucket(bucket).key(key)).eTag();
    }
  }

  private long size(String key) {
    try (S3Client client = server.client()) {
      return client.headObject(head -> head.bucket(bucket).key(key)).contentLength();
    }
  }

  private List<String> uploads() {
    try (S3Client client = server.client()) {
      return client.listMultipartUploads(list -> list.bucket(bucket)).uploads().stream()
          .map(MultipartUpload::key)
          .toList();
    }
  }

  private S3Store inParts() {
    return new S3Store(
        "s3://" + bucket + "/prefix",
        server.options(),
        Duration.ofSeconds(60),
        Clock.systemUTC(),
        PART);
  }

  private List<String> keys() {
    try (S3Client client = server.client()) {
      return client.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
          .map(object -> object.key())
          .sorted()
          .toList();
    }
  }

  private S3Store store() {
    return store(Clock.systemUTC());
  }

  private S3Store store(Clock clock) {
    return new S3Store(
        "s3://" + bucket + "/prefix", server.options(), Duration.ofSeconds(60), clock);
  }

  private RegistryEditor editor() {
    return editor(store());
  }

  private RegistryEditor editor(WritableStore store) {
    return new RegistryEditor(store, signatures, 100_000_000);
  }

  private ModelRegistry registry() {
    return new ModelRegistry(store(), signatures, 100_000_000);
  }

  private static Author author() {
    return author("ann");
  }

  private static Author author(String by) {
    return new Author(by, Clock.fixed(NOON, ZoneOffset.UTC).instant(), "first try");
  }
}
