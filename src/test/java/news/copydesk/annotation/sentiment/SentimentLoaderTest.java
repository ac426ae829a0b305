package news.copydesk.annotation.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.ModelLoadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentLoaderTest {

  @TempDir private Path models;

  @Test
  void namesTheFileThatIsMissing() {
    assertThatThrownBy(() -> new SentimentLoader(models).load())
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("words.bin")
        .hasMessageContaining("annotation.models-directory");
  }

  @Test
  void refusesAFileThatEndsTooEarly() throws IOException {
    Path directory = copied();
    byte[] tone = Files.readAllBytes(directory.resolve("tone.bin"));
    Files.write(directory.resolve("tone.bin"), Arrays.copyOf(tone, tone.length / 2));

    assertThatThrownBy(() -> new SentimentLoader(models).load())
        .isInstanceOf(DamagedModelException.class)
        .hasMessageContaining("is damaged: it ends too early");
  }

  @Test
  void refusesAFileOfAnotherKind() throws IOException {
    Path directory = copied();
    Files.write(directory.resolve("words.bin"), new byte[100]);

    assertThatThrownBy(() -> new SentimentLoader(models).load())
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("does not begin as a table of words does");
  }

  @Test
  void theHashCoversBothFiles() throws IOException {
    Path directory = copied();
    String before = new SentimentLoader(models).load().description().sha256().orElseThrow();
    byte[] tone = Files.readAllBytes(directory.resolve("tone.bin"));
    tone[tone.length - 1] ^= 1;
    Files.write(directory.resolve("tone.bin"), tone);

    assertThat(new SentimentLoader(models).load().description().sha256().orElseThrow())
        .isNotEqualTo(before);
  }

  private Path copied() throws IOException {
    Path from = ShippedModel.MODELS.resolve(SentimentLoader.NAME).resolve(SentimentLoader.VERSION);
    Path to = models.resolve(SentimentLoader.NAME).resolve(SentimentLoader.VERSION);
    Files.createDirectories(to);
    for (String name : new String[] {"words.bin", "tone.bin"}) {
      Files.copy(from.resolve(name), to.resolve(name));
    }
    return to;
  }
}
