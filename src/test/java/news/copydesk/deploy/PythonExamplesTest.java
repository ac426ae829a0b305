package news.copydesk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python that is shown is Python; its packages are not at hand to run it (examples/README.md). */
class PythonExamplesTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```python\n(.*?)^```");

  @TempDir private Path directory;

  @Test
  void theExamplesCompile() throws Exception {
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("examples", "python"))) {
      all.filter(file -> file.toString().endsWith(".py")).map(Path::toString).forEach(files::add);
    }

    assertThat(files).hasSize(2);
    compile(files);
  }

  @Test
  void whatTheDocumentsShowCompiles() throws Exception {
    List<String> files = new ArrayList<>();
    for (Path document : List.of(Path.of("README.md"), Path.of("docs", "operations.md"))) {
      Matcher block = BLOCK.matcher(Files.readString(document));
      while (block.find()) {
        Path file = directory.resolve("block-" + files.size() + ".py");
        files.add(Files.writeString(file, block.group(1)).toString());
      }
    }

    assertThat(files).hasSize(2);
    compile(files);
  }

  @Test
  void aMistakeIsSeen() throws IOException {
    String file = Files.writeString(directory.resolve("x.py"), "print(\n").toString();

    assertThatThrownBy(() -> compile(List.of(file))).hasMessageContaining("SyntaxError");
  }

  private void compile(List<String> files) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(List.of("-X", "pycache_prefix=" + directory, "-m", "py_compile"));
    line.addAll(files);
    ExternalTool.installed("python3").run(line.toArray(String[]::new));
  }
}
