package news.copydesk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file of loaded classes that starts of the distribution make and use, with the real Java. */
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LauncherArchiveIT {

  private Path temp;
  private Path home;
  private Path archive;
  private final List<Ended> first = new ArrayList<>();

  /** Three starts at once, which know nothing of each other. */
  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    temp = directory.toRealPath();
    Path built = Path.of(System.getProperty("copydesk.distribution", "target/distribution"));
    home = Files.createDirectories(temp.resolve("a distribution"));
    Files.createDirectory(home.resolve("bin"));
    Files.copy(
        built.resolve("bin/copydesk"),
        home.resolve("bin/copydesk"),
        StandardCopyOption.COPY_ATTRIBUTES);
    for (String part : List.of("lib", "models")) {
      Files.createSymbolicLink(home.resolve(part), built.resolve(part).toRealPath());
    }
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      starts.add(begin(null, ""));
    }
    for (Process start : starts) {
      first.add(end(start));
    }
    Path shelf = home.resolve("cache");
    awaitWhole(shelf);
    archive = shelf.resolve(files(shelf).get(0));
  }

  @Test
  void isMadeOnceAndBehindTheBackOfTheStartsThatMissIt() throws Exception {
    assertThat(first).hasSize(3).allMatch(start -> start.equals(first.get(0)));
    assertThat(first.get(0).exit).isZero();
    assertThat(first.get(0).output).startsWith("copydesk ").hasLineCount(1);
    assertThat(archive.getFileName().toString()).matches("classes-\\d+\\.jsa");
    assertThat(Files.size(archive)).isGreaterThan(20_000_000);
  }

  @Test
  void holdsTheClassesOfTheNextStart() throws Exception {
    assertThat(shared(home.resolve("cache")))
        .contains("news.copydesk.cli.Main", "picocli.CommandLine");
  }

  @Test
  void isNotNeeded() throws Exception {
    Path none = Files.createDirectory(temp.resolve("none"));
    Files.createFile(none.resolve(archive.getFileName()));

    assertThat(shared(none)).doesNotContain("news.copydesk.cli.Main");
  }

  @Test
  void isDoneWithoutAndMadeAnewWhereItIsCutOff() throws Exception {
    Path shelf = copy("cut off");
    Path file = shelf.resolve(archive.getFileName());
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    assertThat(end(begin(shelf, ""))).isEqualTo(first.get(0));

    await().atMost(Duration.ofSeconds(240)).until(() -> Files.size(file) > whole.length / 2);
    awaitWhole(shelf);
  }

  @Test
  void isDoneWithoutWhereItIsNoArchive() throws Exception {
    Path shelf = copy("no archive");
    Path file = shelf.resolve(archive.getFileName());
    Files.write(file, new byte[(int) Files.size(file)]);

    assertThat(end(begin(shelf, ""))).isEqualTo(first.get(0));
    assertThat(shared(shelf)).doesNotContain("news.copydesk.cli.Main");
  }

  @Test
  void isDoneWithoutWhereItBelongsToAnotherJava() throws Exception {
    Path shelf = copy("another Java");
    Path file = shelf.resolve(archive.getFileName());
    // The header names the build of Java that has written it.
    byte[] bytes = Files.readAllBytes(file);
    String version = System.getProperty("java.vm.version");
    int at = new String(bytes, 0, 4_096, ISO_8859_1).indexOf(version);
    assertThat(at).isPositive();
    bytes[at]++;
    Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);

    assertThat(end(begin(shelf, ""))).isEqualTo(first.get(0));
    assertThat(shared(shelf)).doesNotContain("news.copydesk.cli.Main");
  }

  private Path copy(String name) throws IOException {
    Path shelf = Files.createDirectory(temp.resolve(name));
    Path file = Files.copy(archive, shelf.resolve(archive.getFileName()));
    assertThat(file.toFile().setWritable(true)).isTrue();
    Files.copy(Path.of(archive + ".size"), Path.of(file + ".size"));
    return shelf;
  }

  /** The classes that a start with this cache takes from the archive. */
  private List<String> shared(Path shelf) throws Exception {
    Path log = Files.createTempFile(temp, "classes", ".log");
    end(begin(shelf, "-Xlog:class+load:file=" + log.toRealPath() + ":none"));
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains(" source: shared objects file"))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .toList();
    }
  }

  /** Nothing else is left there. */
  private static void awaitWhole(Path shelf) {
    await()
        .atMost(Duration.ofSeconds(240))
        .until(
            () ->
                files(shelf).size() == 2
                    && files(shelf).get(1).equals(files(shelf).get(0) + ".size"));
  }

  private static List<String> files(Path shelf) throws IOException {
    if (!Files.exists(shelf)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(shelf)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Process begin(@Nullable Path shelf, String options) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/copydesk").toString(), "--version")
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("COPYDESK_JAVA_OPTS", options);
    builder.environment().remove("COPYDESK_CLASS_CACHE");
    if (shelf != null) {
      builder.environment().put("COPYDESK_CLASS_CACHE", shelf.toString());
    }
    return builder.start();
  }

  private static Ended end(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private record Ended(int exit, String output) {}
}
