package news.copydesk.registry.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.catalog.RegistryDesk;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.store.FileServer;
import news.copydesk.registry.store.HttpStore;
import news.copydesk.registry.store.ModelStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ModelCacheTest {

  @TempDir private Path directory;
  private RegistryDesk desk;
  private FileServer server;
  private ModelStore store;

  @BeforeEach
  void aRegistryBehindAServer() throws IOException {
    desk = new RegistryDesk(directory);
    Files.createDirectories(desk.root());
    server = new FileServer(desk.root());
    store = new HttpStore(server.url(), Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void handsOutTheFilesAsTheManifestNamesThem() throws IOException {
    SignedManifest signed =
        desk.register("topics@1.0.0", Map.of("a.bin", bytes("aaa"), "deep/b.bin", bytes("bb")));
    AtomicLong expected = new AtomicLong();
    AtomicLong arrived = new AtomicLong();

    try (LocalModel model =
        cache(Long.MAX_VALUE).open(signed, store, counting(expected, arrived))) {
      assertThat(model.directory().resolve("a.bin")).hasContent("aaa");
      assertThat(model.directory().resolve("deep/b.bin")).hasContent("bb");
      assertThat(model.manifest()).isEqualTo(signed);
    }
    assertThat(expected).hasValue(5);
    assertThat(arrived).hasValue(5);
  }

  @Test
  void fetchesTheFilesOfAVersionSideBySide() throws IOException {
    SignedManifest signed =
        desk.register("topics@1.0.0", Map.of("a.bin", bytes("aaa"), "b.bin", bytes("bb")));
    CountDownLatch both = new CountDownLatch(2);
    server.answering(
        onFiles(
            exchange -> {
              both.countDown();
              try {
                // Whoever is alone is never answered.
                return !both.await(20, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
              }
            }));

    open(cache(Long.MAX_VALUE), signed).close();

    assertThat(both.getCount()).isZero();
  }

  @Test
  void fetchesAFileOnceThoughTwoVersionsHaveIt() throws IOException {
    SignedManifest one =
        desk.register("topics@1.0.0", Map.of("w.bin", bytes("ww"), "x", bytes("1")));
    SignedManifest two =
        desk.register("topics@1.1.0", Map.of("w.bin", bytes("ww"), "x", bytes("2")));
    ModelCache cache = cache(Long.MAX_VALUE);

    open(cache, one).close();
    open(cache, two).close();
    open(cache(Long.MAX_VALUE), two).close();

    assertThat(server.asked().stream().filter(a -> a.endsWith("w.bin"))).hasSize(1);
    assertThat(cache.bytes()).isEqualTo(4);
  }

  @Test
  void fetchesAgainWhatWasDamagedOnThisHost() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "right");
    ModelCache cache = cache(Long.MAX_VALUE);
    Path file;
    try (LocalModel model = open(cache, signed)) {
      file = model.directory().resolve("m.bin");
    }
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(file, "WRONG");

    try (LocalModel model = open(cache, signed)) {
      assertThat(model.directory().resolve("m.bin")).hasContent("right");
    }
  }

  @Test
  void refusesDamagedFilesThatAnotherStillHolds() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "right");
    ModelCache cache = cache(Long.MAX_VALUE);
    try (LocalModel held = open(cache, signed)) {
      Path file = held.directory().resolve("m.bin");
      Files.delete(file);
      Files.writeString(file, "WRONG");

      assertThatThrownBy(() -> open(cache, signed)).isInstanceOf(IntegrityException.class);
    }
  }

  @Test
  void evictsWhatWasUsedLeastRecentlyAndNothingThatIsHeld() throws Exception {
    ModelCache cache = cache(25);
    SignedManifest held = desk.register("topics@1.0.0", "0123456789");
    SignedManifest old = desk.register("topics@1.1.0", "1123456789");
    SignedManifest recent = desk.register("topics@1.2.0", "2123456789");
    try (LocalModel holding = open(cache, held)) {
      open(cache, old).close();
      open(cache, recent).close();

      assertThat(holding.directory().resolve("m.bin")).exists();
      assertThat(present(old)).isFalse();
      assertThat(present(recent)).isTrue();
      assertThat(cache.bytes()).isEqualTo(20);
    }
  }

  @Test
  void goesOnByItselfWhereAServerBrokeOff() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    AtomicInteger requests = new AtomicInteger();
    server.answering(
        onFiles(exchange -> requests.incrementAndGet() == 1 && answer(exchange, 10, "01234")));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();

    try (LocalModel model =
        cache(Long.MAX_VALUE).open(signed, store, new DownloadMeters(meters, "topics"))) {
      assertThat(model.directory().resolve("m.bin")).hasContent("0123456789");
    }
    assertThat(server.asked()).last().isEqualTo("/topics/1.0.0/m.bin bytes=5-");
    assertThat(meters.get("model_download_retries").tag("model", "topics").counter().count())
        .isOne();
    assertThat(meters.get("model_download_bytes").counter().count()).isEqualTo(10);
    assertThat(meters.get("model_download_files").counter().count()).isOne();
    assertThat(meters.get("model_download_remaining_bytes").gauge().value()).isZero();
  }

  @Test
  void tellsHowADownloadGoesOn() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    partial(signed, "01234");
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    DownloadMeters listener = new DownloadMeters(meters, "topics");
    List<Double> during = new CopyOnWriteArrayList<>();
    server.answering(
        onFiles(
            exchange -> {
              during.add(meters.get("model_downloads_in_progress").gauge().value());
              during.add(meters.get("model_download_remaining_bytes").gauge().value());
              return false;
            }));
    ModelCache cache = cache(Long.MAX_VALUE);

    cache.open(signed, store, listener).close();
    cache.open(signed, store, listener).close();

    assertThat(during).containsExactly(1.0, 5.0);
    assertThat(meters.get("model_downloads_in_progress").gauge().value()).isZero();
    assertThat(meters.get("model_download_bytes").counter().count()).isEqualTo(5);
    assertThat(meters.get("model_cache_hits").counter().count()).isOne();
    assertThat(meters.get("model_download_failures").counter().count()).isZero();
  }

  @Test
  void countsWhatCannotBeHad() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    server.answering(onFiles(exchange -> answer(exchange, 10, "")));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();

    assertThatThrownBy(
            () -> cache(Long.MAX_VALUE).open(signed, store, new DownloadMeters(meters, "topics")))
        .isInstanceOf(RegistryException.class);

    assertThat(meters.get("model_download_failures").counter().count()).isOne();
    assertThat(meters.get("model_downloads_in_progress").gauge().value()).isZero();
    assertThat(meters.get("model_download_remaining_bytes").gauge().value()).isZero();
  }

  @Test
  void goesOnWhereAServerStopped() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    AtomicInteger requests = new AtomicInteger();
    // The second time nothing more comes, so it is given up.
    server.answering(
        onFiles(
            exchange ->
                switch (requests.incrementAndGet()) {
                  case 1 -> answer(exchange, 10, "01234");
                  case 2 -> answer(exchange, 10, "");
                  default -> false;
                }));
    ModelCache cache = cache(Long.MAX_VALUE);

    assertThatThrownBy(() -> open(cache, signed))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("could not be brought into the cache");
    assertThat(present(signed)).isFalse();

    try (LocalModel model = open(cache, signed)) {
      assertThat(model.directory().resolve("m.bin")).hasContent("0123456789");
    }
    assertThat(server.asked()).last().isEqualTo("/topics/1.0.0/m.bin bytes=5-");
  }

  @Test
  void goesOnAlsoWhereTheServerKnowsNoRanges() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    partial(signed, "01234");
    server.withoutRanges();

    try (LocalModel model = open(cache(Long.MAX_VALUE), signed)) {
      assertThat(model.directory().resolve("m.bin")).hasContent("0123456789");
    }
  }

  @Test
  void startsOverWhereTheBeginningIsWrong() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    partial(signed, "XXXXX");

    try (LocalModel model = open(cache(Long.MAX_VALUE), signed)) {
      assertThat(model.directory().resolve("m.bin")).hasContent("0123456789");
    }
    assertThat(server.asked()).last().isEqualTo("/topics/1.0.0/m.bin");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "'', false",
    "01234, true",
    "01234, false",
    "0123456, true",
    "0123456, false"
  })
  void aFileThatWasCutOffInTheRegistryIsRefusedAndNotWaitedFor(String left, boolean ranges)
      throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    Path file = desk.versionDirectory("topics@1.0.0").resolve("m.bin");
    Files.delete(file);
    Files.writeString(file, "0123");
    partial(signed, left);
    if (!ranges) {
      server.withoutRanges();
    }

    assertThatThrownBy(() -> open(cache(Long.MAX_VALUE), signed))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("m.bin ends after 4 of its 10 bytes; it was cut off: restore it");
    assertThat(present(signed)).isFalse();
  }

  @Test
  void stopsReadingAFileWithoutEnd() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    server.answering(onFiles(ModelCacheTest::answerForEver));

    assertThatThrownBy(() -> open(cache(Long.MAX_VALUE), signed))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("goes on after its 10 bytes");
    assertThat(present(signed)).isFalse();
    assertThat(partials()).isZero();
  }

  @Test
  void refusesACompressedAnswerAndUnpacksNothing() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    server.answering(
        onFiles(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
              return answer(exchange, 3, "abc");
            }));

    assertThatThrownBy(() -> open(cache(Long.MAX_VALUE), signed))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("came compressed");
  }

  @Test
  void followsNoRedirect() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    server.answering(
        onFiles(
            exchange -> {
              exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
              return answerStatus(exchange, 302);
            }));

    assertThatThrownBy(() -> open(cache(Long.MAX_VALUE), signed))
        .hasMessageContaining("answered with status 302");
  }

  @Test
  void whoWaitsForADownloadGetsItThoughWhoFetchedItHoldsOnToIt() throws Exception {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    server.answering(
        onFiles(
            exchange -> {
              asked.countDown();
              try {
                answer.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return false;
            }));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<LocalModel> first = threads.submit(() -> open(cache(Long.MAX_VALUE), signed));
      asked.await();
      AtomicReference<@Nullable Thread> waiting = new AtomicReference<>();
      Future<LocalModel> second =
          threads.submit(
              () -> {
                waiting.set(Thread.currentThread());
                return open(cache(Long.MAX_VALUE), signed);
              });
      while (!isTimedWaiting(waiting.get())) {
        assertThat(second).as("waits for the first").isNotDone();
        assertThat(Thread.interrupted()).as("has waited too long").isFalse();
        Thread.yield();
      }

      answer.countDown();

      try (LocalModel held = first.get(60, TimeUnit.SECONDS);
          LocalModel also = second.get(60, TimeUnit.SECONDS)) {
        assertThat(also.directory()).isEqualTo(held.directory());
      }
      assertThat(server.asked()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void givesUpOnAServerThatFallsSilent() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    CountDownLatch end = new CountDownLatch(1);
    server.answering(
        onFiles(
            exchange -> {
              try {
                exchange.sendResponseHeaders(200, 10);
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                end.await();
                return true;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
              }
            }));
    ModelCache hasty =
        new ModelCache(new CacheOptions(root(), Long.MAX_VALUE, 2, Duration.ofMillis(500)));

    assertThatThrownBy(() -> open(hasty, signed)).hasMessageContaining("models.download-timeout");
    end.countDown();
    assertThat(present(signed)).isFalse();
  }

  @Test
  void saysThatTheDiskIsTooSmallBeforeAnythingIsFetched() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    ModelCache full = new ModelCache(options(Long.MAX_VALUE), path -> 9);

    assertThatThrownBy(() -> open(full, signed))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("topics@1.0.0 needs 10 bytes more, and the disk has 9 left")
        .hasMessageContaining("models.cache");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void saysThatItMayNotWrite() throws IOException {
    SignedManifest signed = desk.register("topics@1.0.0", "0123456789");
    Path readOnly = Path.of("/proc/copydesk-cache");
    assumeTrue(Files.isDirectory(Path.of("/proc")), "needs a directory nobody can write to");
    ModelCache cache =
        new ModelCache(new CacheOptions(readOnly, Long.MAX_VALUE, 2, Duration.ofSeconds(5)));

    assertThatThrownBy(() -> open(cache, signed))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("topics@1.0.0 could not be brought into the cache /proc")
        .hasMessageContaining("set models.cache");
  }

  private static boolean isTimedWaiting(@Nullable Thread thread) {
    return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
  }

  private ModelCache cache(long mostBytes) {
    return new ModelCache(options(mostBytes));
  }

  private CacheOptions options(long mostBytes) {
    return new CacheOptions(root(), mostBytes, 2, Duration.ofSeconds(60));
  }

  private LocalModel open(ModelCache cache, SignedManifest signed) {
    return cache.open(signed, store, DownloadListener.none());
  }

  private Path root() {
    return directory.resolve("cache");
  }

  private boolean present(SignedManifest signed) {
    return Files.exists(root().resolve("models").resolve(signed.sha256()));
  }

  private void partial(SignedManifest signed, String content) throws IOException {
    Path partial = root().resolve("partial").resolve(signed.manifest().files().get(0).sha256());
    Files.createDirectories(partial.getParent());
    Files.writeString(partial, content);
  }

  private long partials() throws IOException {
    try (Stream<Path> files = Files.list(root().resolve("partial"))) {
      return files.count();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static DownloadListener counting(AtomicLong expected, AtomicLong arrived) {
    return new DownloadListener() {
      @Override
      public void expect(long bytes) {
        expected.addAndGet(bytes);
      }

      @Override
      public void advance(long bytes) {
        arrived.addAndGet(bytes);
      }
    };
  }

  private static Predicate<HttpExchange> onFiles(Predicate<HttpExchange> answer) {
    return exchange -> exchange.getRequestURI().getPath().endsWith(".bin") && answer.test(exchange);
  }

  private static boolean answer(HttpExchange exchange, long announced, String body) {
    try {
      exchange.sendResponseHeaders(200, announced);
      exchange.getResponseBody().write(bytes(body));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean answerStatus(HttpExchange exchange, int status) {
    try {
      exchange.sendResponseHeaders(status, -1);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean answerForEver(HttpExchange exchange) {
    try {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      byte[] more = new byte[8_192];
      while (true) {
        out.write(more);
      }
    } catch (IOException e) {
      return true;
    }
  }
}
