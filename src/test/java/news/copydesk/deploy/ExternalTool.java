package news.copydesk.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program that may be installed; where it is not, the test that asks for it is skipped. */
final class ExternalTool {

  private final String name;

  private ExternalTool(String name) {
    this.name = name;
  }

  /** The tool, or a skipped test that says so. */
  static ExternalTool installed(String name) {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    assumeTrue(there, name + " is not installed; what it would check is not checked");
    return new ExternalTool(name);
  }

  /** What it says, stdout then stderr; an AssertionError with it when it fails. */
  String run(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(name));
    line.addAll(List.of(arguments));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", line) + " failed:\n" + said);
    }
    return said;
  }
}
