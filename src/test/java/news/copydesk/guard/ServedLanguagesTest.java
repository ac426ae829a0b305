package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedLanguagesTest {

  private final Deadline deadline = Deadline.after(Duration.ofSeconds(15));
  private final StubAnnotator annotator = StubAnnotator.completing();

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-GB", "eng", "nb"})
  void servesItsLanguagesHoweverTheyAreWritten(String tag) {
    assertThat(annotate(tag).outcomes()).extracting(Outcome::status).containsOnly(Status.COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "", "English"})
  void servesTextOfWhichNobodyKnowsTheLanguage(String tag) {
    assertThat(annotate(tag).outcomes()).extracting(Outcome::status).containsOnly(Status.COMPLETE);
  }

  @Test
  void servesTextThatSaysNothing() {
    Annotations before = Annotations.of(StubAnnotator.document());

    Annotations after =
        new ServedLanguages(annotator, Set.of("en"))
            .annotate(StubAnnotator.document(), before, deadline);

    assertThat(after).isEqualTo(StubAnnotator.complete());
  }

  @Test
  void skipsTextInAnotherLanguageAndSaysWhy() {
    Annotations after = annotate("es-MX");

    assertThat(after.outcomes()).hasSize(1);
    Outcome outcome = after.outcomes().get(0);
    assertThat(outcome.status()).isEqualTo(Status.SKIPPED);
    assertThat(outcome.annotator()).isEqualTo("stub");
    assertThat(outcome.model()).hasToString("stub-model@3.1");
    assertThat(outcome.reason()).contains("the text is in es; the model serves en, nb");
    assertThat(after.complete()).isTrue();
    assertThat(after.language()).contains("es-MX");
  }

  private Annotations annotate(String tag) {
    Annotations before = Annotations.of(StubAnnotator.document()).withLanguage(tag);
    return new ServedLanguages(annotator, Set.of("nb", "en"))
        .annotate(StubAnnotator.document(), before, deadline);
  }
}
