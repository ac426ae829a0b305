package news.copydesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the start script keeps loaded classes, with a Java that says how it was called, or writes a
 * file where it is told to keep classes. {@code LauncherArchiveIT} has the real one.
 */
@Timeout(300)
class LauncherArchiveTest {

  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        *Xshare:dump*) for word in "$@"; do case $word in -XX:SharedArchiveFile=*) echo classes >"${word#*=}" ;; esac; done ;;
        *) printf '%s\\n' "$@" ;;
      esac
      """;

  @TempDir Path temp;

  private Path home;
  private Path users;
  private Path jdk;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void layOut() throws IOException {
    Path root = temp.toRealPath();
    home = root.resolve("a distribution");
    users = root.resolve("user cache");
    jdk = root.resolve("jdk");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.createDirectories(jdk.resolve("bin"));
    Files.createFile(home.resolve("lib/a.jar"));
    executable(
        home.resolve("bin/copydesk"), Files.readString(Path.of("src/main/dist/bin/copydesk")));
    executable(jdk.resolve("bin/java"), JAVA);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    age(home.resolve("lib/a.jar"));
    age(home.resolve("lib"));
    environment.put("JAVA_HOME", jdk.toString());
    environment.put("XDG_CACHE_HOME", users.toString());
  }

  @Test
  void isMadeBesideTheDistributionAndUsedFromThenOn() throws Exception {
    Run made = run("prepare");

    assertThat(made.exit).isZero();
    assertThat(made.output).contains("copydesk: made " + archive(home.resolve("cache")));
    assertThat(run("topology").words())
        .contains("-XX:SharedArchiveFile=" + archive(home.resolve("cache")));
    assertThat(run("prepare").output).contains("is there, and no jar is newer");
  }

  @Test
  void isMadeByAStartWithoutTheUsersOptions() throws Exception {
    environment.put("COPYDESK_JAVA_OPTS", "-javaagent:/a/gent.jar");

    assertThat(run("prepare").words())
        .contains("news.copydesk.cli.Main", "prepare", "-Xlog:disable")
        .doesNotContain("-javaagent:/a/gent.jar")
        .noneMatch(word -> word.startsWith("-XX:SharedArchiveFile"));
  }

  @Test
  void isInTheUsersCacheWhereTheDistributionCannotBeWritten() throws Exception {
    // Root may write everywhere, but not below a file.
    Files.createFile(home.resolve("cache"));

    run("prepare");

    assertThat(run("topology").words())
        .contains("-XX:SharedArchiveFile=" + archive(users.resolve("copydesk")));
  }

  @Test
  void isNotLookedForWhereNothingCanBeWritten() throws Exception {
    Files.createFile(home.resolve("cache"));
    Files.createFile(users);

    assertThat(run("topology").words())
        .endsWith("news.copydesk.cli.Main", "topology")
        .noneMatch(word -> word.startsWith("-XX:SharedArchiveFile"));
    Run refused = run("prepare");
    assertThat(refused.exit).isEqualTo(1);
    assertThat(refused.output).contains("no place", "name a directory with COPYDESK_CLASS_CACHE");
  }

  @Test
  void isThatOfTheJavaAndTheJars() throws Exception {
    run("prepare");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.16\"\n");
    run("prepare");
    Files.createFile(home.resolve("lib/b.jar"));
    age(home.resolve("lib/b.jar"));
    age(home.resolve("lib"));
    run("prepare");
    // A build gives its jar the time of the commit, and the size may be the same.
    Files.writeString(home.resolve("lib/copydesk-1.jar"), "one");
    age(home.resolve("lib/copydesk-1.jar"));
    run("prepare");
    Files.writeString(home.resolve("lib/copydesk-1.jar"), "two");
    age(home.resolve("lib/copydesk-1.jar"));
    run("prepare");

    assertThat(archives(home.resolve("cache"))).hasSize(5);
  }

  @Test
  void isMadeAnewOnceAJarIsNewer() throws Exception {
    run("prepare");
    Path archive = archive(home.resolve("cache"));
    Files.writeString(archive, "old");
    FileTime later = FileTime.from(Instant.now().plusSeconds(5));
    Files.setLastModifiedTime(home.resolve("lib/a.jar"), later);

    assertThat(run("prepare").output).contains("copydesk: made");
    assertThat(archive).hasContent("classes");
  }

  @Test
  void isNotUsedButMadeAnewWhereItWasCutOff() throws Exception {
    run("prepare");
    Path archive = archive(home.resolve("cache"));
    Files.writeString(archive, "cla");
    // Another one is at work, so that the start makes none.
    Path lock = Files.createDirectory(Path.of(archive + ".lock"));
    Path ended = sayWhenTheBackgroundHasEnded();

    assertThat(run("topology").words()).noneMatch(word -> word.startsWith("-XX:Shared"));

    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(ended));
    assertThat(archive).hasContent("cla");
    Files.delete(lock);
    run("prepare");
    assertThat(archive).hasContent("classes");
  }

  @Test
  void isNotMadeWhileAnotherOneMakesItUnlessThatWasLongAgo() throws Exception {
    run("prepare");
    Path archive = archive(home.resolve("cache"));
    Path lock = Path.of(archive + ".lock");
    Files.delete(archive);
    Files.createDirectory(lock);

    Run refused = run("prepare");

    assertThat(refused.exit).isEqualTo(1);
    assertThat(refused.output).contains("is being made").contains("remove " + lock);
    assertThat(archive).doesNotExist();
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(1200)));
    assertThat(run("prepare").exit).isZero();
    assertThat(archive).exists();
    assertThat(lock).doesNotExist();
  }

  @Test
  void isMadeOnceWhereAnotherOneHasMadeItBetweenTheLookAndTheLock() throws Exception {
    program(
        "mkdir",
        """
        case $1 in *.lock) if [ ! -e '%1$s' ]; then : >'%1$s'; '%2$s' prepare >/dev/null 2>&1; fi ;; esac
        PATH='%3$s' exec mkdir "$@"
        """
            .formatted(
                temp.toAbsolutePath().resolve("another"),
                home.resolve("bin/copydesk"),
                System.getenv("PATH")));

    Run late = run("prepare");

    assertThat(late.exit).isZero();
    assertThat(late.output).contains("is there, and no jar is newer");
    assertThat(archive(home.resolve("cache"))).hasContent("classes");
    assertThat(Path.of(archive(home.resolve("cache")) + ".lock")).doesNotExist();
  }

  @Test
  void isNotAskedForAgainOfAJavaThatKeepsNoClasses() throws Exception {
    executable(jdk.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");

    Run failed = run("prepare");

    assertThat(failed.exit).isEqualTo(1);
    assertThat(failed.output).contains("keeps no classes");
    assertThat(archive(home.resolve("cache"))).isEmptyFile();
    assertThat(run("topology").words()).noneMatch(word -> word.contains("Archive"));
    assertThat(archive(home.resolve("cache"))).isEmptyFile();
  }

  @Test
  void isNotKeptOfAStartThatFailed() throws Exception {
    executable(jdk.resolve("bin/java"), JAVA + "exit 3\n");

    assertThat(run("prepare").exit).isEqualTo(1);

    assertThat(archive(home.resolve("cache"))).isEmptyFile();
  }

  @Test
  void isWhereTheUserSays() throws Exception {
    Path named = temp.resolve("here/my classes");
    environment.put("COPYDESK_CLASS_CACHE", named.toString());

    run("prepare");

    assertThat(run("topology").words()).contains("-XX:SharedArchiveFile=" + archive(named));
    assertThat(home.resolve("cache")).doesNotExist();
  }

  @Test
  void isLeftToTheUsersOptionsWhereTheySpeakOfIt() throws Exception {
    run("prepare");
    environment.put("COPYDESK_JAVA_OPTS", "-XX:SharedArchiveFile=/my/own");

    assertThat(run("topology").words())
        .contains("-XX:SharedArchiveFile=/my/own")
        .doesNotContain("-XX:SharedArchiveFile=" + archive(home.resolve("cache")));
  }

  /** The file that is there when what a start leaves behind itself has ended. */
  private Path sayWhenTheBackgroundHasEnded() throws IOException {
    Path ended = temp.resolve("ended");
    program("nice", "shift 2\n\"$@\"\n: >'%s'\n".formatted(ended.toAbsolutePath()));
    return ended;
  }

  /** Takes the place of the system's. */
  private void program(String name, String does) throws IOException {
    Path programs = Files.createDirectory(temp.resolve("programs"));
    executable(programs.resolve(name), "#!/bin/sh\n" + does);
    environment.put("PATH", programs.toAbsolutePath() + ":" + System.getenv("PATH"));
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  private static Path archive(Path shelf) throws IOException {
    List<Path> all = archives(shelf);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static List<Path> archives(Path shelf) throws IOException {
    try (Stream<Path> files = Files.list(shelf)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  private Run run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(home.resolve("bin/copydesk").toString()), Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true);
    builder.environment().remove("COPYDESK_JAVA_OPTS");
    builder.environment().remove("COPYDESK_CLASS_CACHE");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said);
  }

  private record Run(int exit, String output) {

    List<String> words() {
      return output.lines().toList();
    }
  }
}
