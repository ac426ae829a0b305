package news.copydesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationPagesTest {

  @Test
  void theDocumentationListsEveryKey() throws IOException {
    assertThat(Files.readString(Path.of("docs/configuration.md")))
        .as("docs/configuration.md must hold the table below; copy it from here")
        .contains(ConfigurationPages.table());
  }

  @Test
  void theExampleListsEveryKey() throws IOException {
    assertThat(Files.readString(Path.of("src/main/dist/copydesk.example.yaml")))
        .as("copydesk.example.yaml must be the text below; copy it from here")
        .isEqualTo(ConfigurationPages.example());
  }

  @Test
  void theExampleWithEveryLineInUseIsTheDefault(@TempDir Path dir) throws IOException {
    String everyLine =
        ConfigurationPages.example()
            .replaceAll("(?m)^#(?=[a-z])", "")
            .replace("kafka.security.protocol", "#kafka.security.protocol");
    Path file = Files.writeString(dir.resolve("copydesk.yaml"), everyLine);
    Path empty = Files.writeString(dir.resolve("empty.yaml"), "");

    CopydeskConfig config = CopydeskConfig.read(Optional.of(file), Map.of(), Map.of());
    CopydeskConfig defaults = CopydeskConfig.read(Optional.of(empty), Map.of(), Map.of());

    assertThat(everyLine).contains("\nsink.batch-size: 500\n");
    assertThat(config.registry()).isEqualTo(defaults.registry());
    assertThat(config.annotation()).isEqualTo(defaults.annotation());
    assertThat(config.database()).isEqualTo(defaults.database());
    assertThat(config.serde().options()).isEqualTo(defaults.serde().options());
    assertThat(config.kafka()).containsEntry("max.poll.records", "4");
  }
}
