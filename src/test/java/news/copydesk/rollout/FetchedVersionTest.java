package news.copydesk.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;
import news.copydesk.registry.cache.LocalModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FetchedVersionTest {

  private static final String GOLDEN =
      "{\"body\":\"Ana Souza spoke.\",\"expected\":[\"PERSON Ana Souza\"]}\n";

  private final GoldenGate gate = new GoldenGate(1);
  private final AtomicInteger guarded = new AtomicInteger();
  @TempDir private Path dir;

  @Test
  void keepsItsFilesOnThisHostUntilItIsClosed() throws IOException {
    LocalModel local = registered("types=PERSON");

    Annotator annotator = fetched(local).load("entities", gate);

    assertThat(guarded).hasValue(1);
    assertThat(RegisteredMock.held(dir, local)).isTrue();
    annotator.close();
    assertThat(RegisteredMock.held(dir, local)).isFalse();
  }

  @Test
  void mustPassTheGateBeforeItGetsItsGuardsAndElseLetsItsFilesGo() throws IOException {
    LocalModel local = registered("types=");

    assertThatThrownBy(() -> fetched(local).load("entities", gate))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("finds nothing at all");

    assertThat(guarded).as("they would tolerate what the gate must see").hasValue(0);
    assertThat(RegisteredMock.held(dir, local)).isFalse();
  }

  private LocalModel registered(String mock) throws IOException {
    return RegisteredMock.open(dir, mock, GOLDEN, Map.of());
  }

  private FetchedVersion fetched(LocalModel local) {
    UnaryOperator<Annotator> guards =
        annotator -> {
          guarded.incrementAndGet();
          return annotator;
        };
    return new FetchedVersion(
        new ModelDescription(MockTagger.NAME, "1.0.0", Optional.empty()),
        () ->
            new EntityAnnotator(MockTagger.read(local.directory().resolve(MockTagger.FILE)), 1_000),
        guards,
        Optional.of(local),
        Instant.EPOCH);
  }
}
