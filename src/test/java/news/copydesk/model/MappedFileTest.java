package news.copydesk.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {

  private static final Path MAPS = Path.of("/proc/self/maps");

  @TempDir private Path dir;

  @Test
  void givesItsMemoryBackWhenItIsClosed() throws IOException {
    assumeThat(Files.isReadable(MAPS)).as("a system that tells what is mapped").isTrue();
    Path file = Files.writeString(dir.resolve("mapped.bin"), "some bytes");
    MappedFile mapped = MappedFile.open(file);
    assertThat(UTF_8.decode(mapped.bytes()).toString()).isEqualTo("some bytes");
    assertThat(Files.readString(MAPS)).contains(file.toString());

    mapped.close();
    mapped.close();

    assertThat(Files.readString(MAPS)).doesNotContain(file.toString());
  }

  @Test
  void showsNothingOnceItIsClosed() throws IOException {
    MappedFile mapped = MappedFile.open(Files.writeString(dir.resolve("mapped.bin"), "bytes"));
    mapped.close();

    assertThatThrownBy(mapped::bytes).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> MappedFile.open(dir.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
