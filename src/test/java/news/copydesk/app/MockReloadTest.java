package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.rollout.ModelSeat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class MockReloadTest {

  @TempDir private Path dir;

  @Test
  void bringsTheMockAnewWhenItsFileHasChangedAndKeepsItWhenTheFileIsDamaged() throws Exception {
    Path file = Files.writeString(dir.resolve("mock.properties"), "types=PERSON\n");
    CopydeskConfig config = config(file);
    List<ModelSeat> seats = Annotators.seats(config, new SimpleMeterRegistry());
    try (AnnotatorChain chain = Annotators.loaded(seats, config.annotation());
        MockReload reload = new MockReload(file, seats.get(0))) {
      assertThat(types(chain)).containsExactly("PERSON");
      String first = sha256(chain);

      reload.look();
      assertThat(sha256(chain)).as("unchanged").isEqualTo(first);

      Files.writeString(file, "types=LOCATION\n");
      reload.look();
      assertThat(types(chain)).containsExactly("LOCATION");
      assertThat(sha256(chain)).isNotEqualTo(first);

      Files.writeString(file, "nonsense=1\n");
      reload.look();
      assertThat(types(chain)).containsExactly("LOCATION");

      Files.delete(file);
      reload.look();
      assertThat(types(chain)).containsExactly("LOCATION");

      Files.writeString(file, "types=MISC\n");
      reload.look();
      assertThat(types(chain)).containsExactly("MISC");
    }
  }

  private static CopydeskConfig config(Path file) {
    return CopydeskConfig.withoutFile(
        Map.of(), Map.of("annotation.models", "mock", "annotation.mock-file", file.toString()));
  }

  private static List<String> types(AnnotatorChain chain) {
    return annotate(chain).entities().stream().map(Entity::type).toList();
  }

  private static String sha256(AnnotatorChain chain) {
    return annotate(chain).outcomes().get(0).model().sha256().orElseThrow();
  }

  private static Annotations annotate(AnnotatorChain chain) {
    Document document = new Document("a", "", "", "Angela Merkel spoke.", Optional.empty());
    return chain.annotate(document, Deadline.after(Duration.ofMinutes(1)));
  }
}
