package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.SemanticVersion;

/** What a benchmark registers: the same files under two numbers. */
final class BenchVersions {

  private static final List<String> VERSIONS = List.of("1.0.0", "1.0.1");

  private BenchVersions() {}

  /** Two versions of the configured model. */
  static List<NewVersion> of(CopydeskConfig config) throws IOException {
    List<NewVersion> versions = new ArrayList<>();
    for (String number : VERSIONS) {
      SemanticVersion version = SemanticVersion.parse(number);
      switch (config.annotation().models()) {
        case COMPILED -> {
          Path file = CompiledLoader.file(config.annotation().directory());
          versions.add(
              NewVersion.of(
                  CompiledLoader.NAME,
                  version,
                  ModelKind.COMPILED_ENTITIES,
                  Map.of(file.getFileName().toString(), file)));
        }
        case MOCK -> {
          Path file = Files.createTempFile("copydesk-bench-", ".properties");
          Files.writeString(file, "types=PERSON\n");
          versions.add(
              NewVersion.of(
                  MockTagger.NAME, version, ModelKind.MOCK, Map.of(MockTagger.FILE, file)));
        }
        default ->
            throw new IllegalArgumentException("this benchmark knows compiled and mock models");
      }
    }
    return versions;
  }
}
