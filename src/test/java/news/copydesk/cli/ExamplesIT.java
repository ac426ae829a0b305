package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples do what they say, against local mode. Node's is skipped where there is no npm. */
@Timeout(900)
class ExamplesIT {

  @TempDir private Path dir;

  @Test
  void theJavaExampleSendsAndReads() throws Exception {
    try (LocalShell local = new LocalShell(dir.resolve("data"))) {
      assertThat(java(local, "Produce")).contains("sent java/1");
      assertThat(java(local, "Consume", "1")).contains("java/1", "Jane Doe");
    }
  }

  @Test
  void theNodeExampleSendsAndReads() throws Exception {
    assumeThat(onPath("npm"))
        .as("no npm: the Node example is not run; install Node 20 or newer")
        .isTrue();
    Path example = copy(Path.of("examples/node"), dir.resolve("examples/node"));
    copy(Path.of("schemas"), dir.resolve("schemas"));
    Ended install = run(example, List.of(), "npm", "install", "--no-audit", "--no-fund");
    assumeThat(install.code())
        .as("npm could not install, so the Node example is not run: " + install.said())
        .isZero();
    try (LocalShell local = new LocalShell(dir.resolve("data"))) {
      List<String> places = places(local);

      assertThat(run(example, places, "node", "produce.mjs").said()).contains("sent node/1");
      assertThat(run(example, places, "node", "consume.mjs", "1").said())
          .contains("node/1", "Jane Doe");
    }
  }

  private String java(LocalShell local, String name, String... more) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Dfile.encoding=UTF-8");
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add("examples/java/" + name + ".java");
    line.addAll(List.of(more));
    Ended ended = run(Path.of("").toAbsolutePath(), places(local), line.toArray(String[]::new));
    assertThat(ended.code()).as(ended.said()).isZero();
    return ended.said();
  }

  private static List<String> places(LocalShell local) {
    return List.of("BROKER=" + local.broker(), "REGISTRY=" + local.registry());
  }

  private record Ended(int code, String said) {}

  private Ended run(Path in, List<String> environment, String... line) throws Exception {
    // Into a file: a pipe that nobody empties would stop the program.
    Path out = Files.createTempFile(dir, "out", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    environment.forEach(
        variable ->
            builder
                .environment()
                .put(
                    variable.substring(0, variable.indexOf('=')),
                    variable.substring(variable.indexOf('=') + 1)));
    Process process = builder.start();
    try {
      return new Ended(process.waitFor(), Files.readString(out, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        if (!file.toString().contains("node_modules")) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    return to;
  }
}
