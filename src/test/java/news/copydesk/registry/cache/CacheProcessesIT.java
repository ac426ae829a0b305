package news.copydesk.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import news.copydesk.registry.catalog.RegistryDesk;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.registry.store.FileServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes and one cache; some of them die. */
@Timeout(240)
class CacheProcessesIT {

  private static final int BIG = 600_000;

  @TempDir private Path directory;
  private final List<Process> started = new ArrayList<>();
  private RegistryDesk desk;
  private FileServer server;
  private byte[] big;

  @BeforeEach
  void aRegistryBehindAServer() throws IOException {
    KeyRing keys = new KeyRing(List.of(SigningKey.fresh("desk")));
    keys.write(directory.resolve("keys"));
    desk = new RegistryDesk(directory, keys, true);
    big = new byte[BIG];
    new Random(11).nextBytes(big);
    desk.register("entities@1.0.0", Map.of("big.bin", big, "small.bin", new byte[] {1}));
    server = new FileServer(desk.root());
  }

  @AfterEach
  void endAllThatWasStarted() {
    // Gone, and not only told to go: the directory that they write into is deleted next.
    started.forEach(process -> process.destroyForcibly().onExit().join());
    server.close();
  }

  @Test
  void oneProcessFetchesHoweverManyStartAtOnce() throws IOException {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(start(List.of(), "entities@1.0.0"));
    }

    for (Process process : processes) {
      assertThat(says(process)).startsWith("opened ");
    }
    assertThat(askedFor("big.bin")).containsExactly("/entities/1.0.0/big.bin");
    assertThat(askedFor("small.bin")).hasSize(1);
    assertThat(partials()).isEmpty();
  }

  @Test
  void whatOneWasKilledOverAnotherGoesOnWith() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch dead = new CountDownLatch(1);
    server.answering(
        exchange -> {
          boolean first =
              exchange.getRequestURI().getPath().endsWith("big.bin") && half.getCount() > 0;
          if (first) {
            try {
              exchange.sendResponseHeaders(200, BIG);
              OutputStream out = exchange.getResponseBody();
              out.write(big, 0, BIG / 2);
              out.flush();
              half.countDown();
              dead.await();
            } catch (IOException | InterruptedException e) {
              return true;
            }
          }
          return first;
        });
    Process killed = start(List.of(), "entities@1.0.0");
    half.await();
    Path partial = arrived(BIG / 2);
    Process waiting = start(List.of(), "entities@1.0.0");

    killed.destroyForcibly().waitFor();
    dead.countDown();

    assertThat(says(waiting)).startsWith("opened ");
    assertThat(askedFor("big.bin"))
        .containsExactly(
            "/entities/1.0.0/big.bin", "/entities/1.0.0/big.bin bytes=" + BIG / 2 + "-");
    assertThat(partial).doesNotExist();
    assertThat(partials()).isEmpty();
  }

  @Test
  void aDiskThatFillsUpInTheMiddleIsSaidAndLeavesNothingHalfDone() throws Exception {
    // A limit on the size of files, in KiB, stands in for the disk: the write fails in the middle.
    Process full =
        start(List.of("bash", "-c", "ulimit -f 300; exec \"$@\"", "limited"), "entities@1.0.0");

    assertThat(says(full)).startsWith("refused entities@1.0.0 could not be brought into the cache");
    assertThat(full.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(cache().resolve("models")).doesNotExist();

    assertThat(says(start(List.of(), "entities@1.0.0"))).startsWith("opened ");
    assertThat(askedFor("big.bin")).hasSize(2);
    assertThat(askedFor("big.bin").get(1)).contains("bytes=");
  }

  @Test
  void whatALivingProcessHoldsIsNotEvictedAndWhatADeadOneHeldIs() throws Exception {
    ModelCache mine =
        new ModelCache(new CacheOptions(cache(), Long.MAX_VALUE, 1, Duration.ofSeconds(60)));
    Process holder = start(List.of(), "entities@1.0.0");
    Path held = Path.of(says(holder).substring("opened ".length()));
    String manifest = held.getFileName().toString();

    assertThat(mine.inUse(manifest)).isTrue();
    assertThat(mine.shrinkTo(0)).isEqualTo(BIG + 1);
    assertThat(held.resolve("big.bin")).exists();

    holder.destroyForcibly().waitFor();
    assertThat(mine.inUse(manifest)).isFalse();
    assertThat(mine.shrinkTo(0)).isZero();
    assertThat(held).doesNotExist();
  }

  private Path arrived(long bytes) {
    return org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> partials().stream().filter(file -> file.toFile().length() == bytes).findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private List<Path> partials() throws IOException {
    Path partials = cache().resolve("partial");
    if (!Files.exists(partials)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(partials)) {
      return files.toList();
    }
  }

  private List<String> askedFor(String file) {
    return server.asked().stream().filter(request -> request.contains(file)).toList();
  }

  private Path cache() {
    return directory.resolve("cache");
  }

  private Process start(List<String> prefix, String reference) throws IOException {
    Process process =
        CacheProcess.start(
            prefix,
            server.url().toString(),
            cache().toString(),
            directory.resolve("keys").toString(),
            reference);
    started.add(process);
    return process;
  }

  private static String says(Process process) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    return String.valueOf(lines.readLine());
  }
}
