package news.copydesk.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;
import news.copydesk.registry.cache.LocalModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GoldenGateTest {

  private static final String RIGHT =
      """
      {"body":"Ana Souza spoke.","expected":["PERSON Ana Souza"]}
      {"body":"In Porto it rained.","expected":["PERSON In Porto"]}
      """;

  private final GoldenGate gate = new GoldenGate(3);
  @TempDir private Path dir;

  @Test
  void letsThroughWhatFindsWhatItsAuthorSays() throws IOException {
    AtomicInteger articles = new AtomicInteger();

    try (LocalModel local = registered("types=PERSON", RIGHT, Map.of("golden-f1", "1.0"))) {
      gate.check(counted(tagger(local), articles), Optional.of(local));
    }

    // One to warm up, the two once, and the two on each of three threads.
    assertThat(articles).hasValue(1 + 2 + 3 * 2);
  }

  @Test
  void refusesWhatFindsTooLittle() throws IOException {
    try (LocalModel local = registered("types=PERSON,MISC", RIGHT, Map.of("golden-f1", "0.75"))) {
      assertThatThrownBy(() -> gate.check(tagger(local), Optional.of(local)))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("mock-ner@1.0.0 has F1 0.500 on its golden articles, below");
    }
  }

  @Test
  void refusesWhatFindsNothingAtAllWhateverItsBar() throws IOException {
    try (LocalModel local = registered("types=", RIGHT, Map.of())) {
      assertThatThrownBy(() -> gate.check(tagger(local), Optional.of(local)))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("finds nothing at all in its golden articles");
    }
  }

  @Test
  void refusesWhatComesToNoEnd() throws IOException {
    try (LocalModel local = registered("types=PERSON", RIGHT, Map.of())) {
      for (Status status : List.of(Status.TIMED_OUT, Status.FAILED)) {
        Annotator ending = ending(tagger(local), status);

        assertThatThrownBy(() -> gate.check(ending, Optional.of(local)))
            .isInstanceOf(ModelLoadException.class)
            .hasMessageContaining("golden article")
            .hasMessageContaining("it was late");
      }
    }
  }

  @Test
  void refusesWhatThrows() {
    assertThatThrownBy(() -> gate.check(thrower(), Optional.empty()))
        .hasMessage("not made for this");
  }

  @Test
  void refusesGoldenArticlesThatCannotBeRead() throws IOException {
    try (LocalModel local = registered("types=PERSON", "not JSON\n", Map.of())) {
      assertThatThrownBy(() -> gate.check(tagger(local), Optional.of(local)))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageContaining("line 1");
    }
  }

  @Test
  void refusesABarThatIsNone() throws IOException {
    try (LocalModel local = registered("types=PERSON", RIGHT, Map.of("golden-f1", "high"))) {
      assertThatThrownBy(() -> gate.check(tagger(local), Optional.of(local)))
          .hasMessageContaining("golden-f1=high, which is no number from 0 to 1");
    }
  }

  private static Annotator tagger(LocalModel local) {
    return new EntityAnnotator(MockTagger.read(local.directory().resolve(MockTagger.FILE)), 1_000);
  }

  /** Finds what the other does, and says that it ended so. */
  private static Annotator ending(Annotator annotator, Status status) {
    return new Annotator() {
      @Override
      public String name() {
        return annotator.name();
      }

      @Override
      public ModelDescription description() {
        return annotator.description();
      }

      @Override
      public Annotations annotate(Document document, Annotations before, Deadline deadline) {
        Outcome outcome = new Outcome(name(), description(), status, Optional.of("it was late"), 1);
        return annotator.annotate(document, before, deadline).with(outcome);
      }

      @Override
      public void close() {}
    };
  }

  private static Annotator thrower() {
    return new Annotator() {
      @Override
      public String name() {
        return "entities";
      }

      @Override
      public ModelDescription description() {
        return new ModelDescription("x", "1", Optional.empty());
      }

      @Override
      public Annotations annotate(Document document, Annotations before, Deadline deadline) {
        throw new IllegalStateException("not made for this");
      }

      @Override
      public void close() {}
    };
  }

  private static Annotator counted(Annotator annotator, AtomicInteger articles) {
    return new Annotator() {
      @Override
      public String name() {
        return annotator.name();
      }

      @Override
      public ModelDescription description() {
        return annotator.description();
      }

      @Override
      public Annotations annotate(Document document, Annotations before, Deadline deadline) {
        articles.incrementAndGet();
        return annotator.annotate(document, before, deadline);
      }

      @Override
      public void close() {
        annotator.close();
      }
    };
  }

  private LocalModel registered(String mock, String golden, Map<String, String> labels)
      throws IOException {
    return RegisteredMock.open(dir, mock, golden, labels);
  }
}
