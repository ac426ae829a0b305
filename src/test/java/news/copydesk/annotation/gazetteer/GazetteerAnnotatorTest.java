package news.copydesk.annotation.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerAnnotatorTest {

  /** Where the build puts the models. */
  private static final Path MODELS = Path.of("target", "models");

  @Test
  void theStarterKnowsTheWorldInOtherLanguages() {
    try (Gazetteer starter = new GazetteerLoader(StarterGazetteer.file(MODELS)).load()) {
      GazetteerLinker linker = new GazetteerLinker(starter, 100);

      assertThat(starter.description()).hasToString("gazetteer@starter-1");
      assertThat(linker.link("Deutschland", "LOCATION", "").orElseThrow().id())
          .isEqualTo("country:DE");
      assertThat(linker.link("Estados Unidos", "LOCATION", "").orElseThrow().id())
          .isEqualTo("country:US");
      assertThat(linker.link("U.S.", "LOCATION", "").orElseThrow().name())
          .isEqualTo("United States");
      assertThat(linker.link("Saint Louis", "LOCATION", "").orElseThrow().id())
          .isEqualTo("city:us-st-louis");
      assertThat(linker.link("日本", "LOCATION", "").orElseThrow().id()).isEqualTo("country:JP");
    }
  }

  @Test
  void saysHowItEnded(@TempDir Path directory) throws IOException {
    GazetteerAnnotator annotator =
        new GazetteerAnnotator(
            Entries.gazetteer(directory, Entries.place("1", "Lisbon", 38.7, -9.1, 500_000, "PT")),
            30);

    Outcome complete = outcome(annotator, "Rain in Lisbon.", Duration.ofHours(1));
    Outcome cut = outcome(annotator, "Rain in Lisbon and in many places.", Duration.ofHours(1));

    assertThat(complete.annotator()).isEqualTo("gazetteer");
    assertThat(complete.status()).isEqualTo(Status.COMPLETE);
    assertThat(complete.model().sha256()).isPresent();
    assertThat(cut.status()).isEqualTo(Status.PARTIAL);
    assertThat(cut.reason()).hasValue("only the first 30 characters were searched");
    assertThat(outcome(annotator, " ", Duration.ofHours(1)).status()).isEqualTo(Status.SKIPPED);
    assertThat(outcome(annotator, "Rain in Lisbon.", Duration.ZERO).status())
        .isEqualTo(Status.TIMED_OUT);
    annotator.close();
  }

  private static Outcome outcome(GazetteerAnnotator annotator, String body, Duration limit) {
    Annotations annotations =
        annotator.annotate(
            new Document("1", "", "", body, Optional.empty()), Deadline.after(limit, () -> 0));
    assertThat(annotations.outcomes()).hasSize(1);
    return annotations.outcomes().get(0);
  }
}
