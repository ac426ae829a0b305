package news.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distribution's start script, with a Java that only says how it was called. */
@Timeout(180)
class LauncherTest {

  @TempDir Path temp;

  private Path home;
  private Path script;
  private Path jdk;

  @BeforeEach
  void layOut() throws IOException {
    Path root = temp.toRealPath();
    home = root.resolve("a distribution");
    script = home.resolve("bin/copydesk");
    jdk = root.resolve("jdk");
    Files.createDirectories(script.getParent());
    Files.copy(Path.of("src/main/dist/bin/copydesk"), script);
    makeExecutable(script);
    java("17.0.15", "printf '%s\\n' \"$@\"");
  }

  @Test
  void startsTheMainClassFromItsOwnHomeWithTheArgumentsAsGiven() throws Exception {
    Run run = run(script, Map.of(), "annotate", "two words", "");

    assertThat(run.exit).isZero();
    assertThat(run.output)
        .contains("-Dcopydesk.home=" + home, "-Xmx1g", "-XX:+UseSerialGC")
        .endsWith("news.copydesk.cli.Main", "annotate", "two words", "");
  }

  @Test
  void findsItsHomeThroughASymbolicLink() throws Exception {
    Path link = temp.resolve("link");
    Files.createSymbolicLink(link, temp.relativize(temp.resolve("a distribution/bin/copydesk")));

    assertThat(run(link, Map.of()).output).contains("-Dcopydesk.home=" + home);
  }

  @Test
  void namesTheJarsInTheOrderOfTheirNames() throws Exception {
    Files.createDirectories(home.resolve("lib"));
    for (String jar : List.of("c.jar", "a.jar", "b b.jar")) {
      Files.createFile(home.resolve("lib").resolve(jar));
    }

    String lib = home + "/lib/";
    assertThat(run(script, Map.of()).output)
        .containsSequence("-cp", lib + "a.jar:" + lib + "b b.jar:" + lib + "c.jar")
        .noneMatch(word -> word.startsWith("-XX:SharedArchiveFile"));
  }

  @Test
  void usesTheClassArchiveOfAnImageAndKeepsWarningsOffStdout() throws Exception {
    Files.createFile(home.resolve("copydesk.jsa"));

    assertThat(run(script, Map.of("COPYDESK_CLASS_CACHE", "")).output)
        .containsSequence(
            "-Xlog:disable",
            "-Xlog:all=warning,cds*=off:stderr",
            "-XX:SharedArchiveFile=" + home + "/copydesk.jsa");
  }

  @Test
  void letsTheUsersHeapAndCollectorReplaceItsOwn() throws Exception {
    Map<String, String> options =
        Map.of("COPYDESK_JAVA_OPTS", "-XX:MaxRAMPercentage=60 -XX:+UseG1GC");

    assertThat(run(script, options).output)
        .contains("-XX:MaxRAMPercentage=60", "-XX:+UseG1GC")
        .doesNotContain("-Xmx1g", "-XX:+UseSerialGC", "");
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.15, false, false",
    "21.0.4, false, false",
    "24, true, true",
    "25.0.1, true, true",
    "26, true, false"
  })
  void allowsWhatNewerJavaWarnsOf(String version, boolean nativeCode, boolean unmapping)
      throws Exception {
    java(version, "printf '%s\\n' \"$@\"");

    List<String> output = run(script, Map.of()).output;
    assertThat(output.contains("--enable-native-access=ALL-UNNAMED")).isEqualTo(nativeCode);
    // A Java that does not know an option does not start.
    assertThat(output.contains("--sun-misc-unsafe-memory-access=allow")).isEqualTo(unmapping);
  }

  @Test
  void refusesAJavaThatIsTooOld() throws Exception {
    java("1.8.0_392", "exit 99");

    Run run = run(script, Map.of());

    assertThat(run.exit).isEqualTo(1);
    assertThat(run.text()).contains("Java 17 or newer", "1.8.0_392", "JAVA_HOME");
  }

  @Test
  void saysThatJavaHomeIsWrong() throws Exception {
    Run run = run(script, Map.of("JAVA_HOME", "/no/such/java"));

    assertThat(run.exit).isEqualTo(1);
    assertThat(run.text()).contains("JAVA_HOME is /no/such/java");
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    java("21", "exit 64");

    assertThat(run(script, Map.of()).exit).isEqualTo(64);
  }

  private void java(String version, String does) throws IOException {
    Path java = jdk.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\n" + does + "\n");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    makeExecutable(java);
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run run(Path command, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().remove("COPYDESK_JAVA_OPTS");
    builder.environment().put("COPYDESK_CLASS_CACHE", "none");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(List.of(said.split("\n", -1)));
    lines.remove(lines.size() - 1);
    return new Run(process.waitFor(), lines);
  }

  private record Run(int exit, List<String> output) {

    String text() {
      return String.join("\n", output);
    }
  }
}
