package news.copydesk.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import news.copydesk.annotation.Section;
import news.copydesk.model.ModelDescription;
import org.junit.jupiter.api.Test;

class ShadowRulesTest {

  private static final ShadowRules RULES =
      new ShadowRules(10, OptionalDouble.of(0.2), OptionalDouble.of(0.9));

  @Test
  void saysNothingBeforeThereIsEnough() {
    assertThat(RULES.judge(of(9, 1, 0))).isEmpty();
  }

  @Test
  void promotesFromTheAgreementOn() {
    ShadowRules.Verdict verdict = RULES.judge(of(10, 9, 1)).orElseThrow();

    assertThat(verdict.promote()).isTrue();
    assertThat(verdict.why()).contains("agreement 0.9000 in 10 articles");
  }

  @Test
  void abortsAboveTheLoss() {
    ShadowRules.Verdict verdict = RULES.judge(of(10, 7, 3)).orElseThrow();

    assertThat(verdict.promote()).isFalse();
    assertThat(verdict.why()).contains("lost 0.3000").contains("above 0.2000");
  }

  @Test
  void goesOnBetweenTheTwo() {
    assertThat(RULES.judge(of(10, 8, 2))).isEmpty();
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> new ShadowRules(1, OptionalDouble.of(5), OptionalDouble.empty()))
        .hasMessageContaining("--abort-lost");
  }

  @Test
  void addsUpByOutletAndByLabel() {
    ShadowReport report = new ShadowReport();
    report.add(finding("Herald", 3, 1));
    report.add(finding("Courier", 1, 0));

    assertThat(report.total().articles()).isEqualTo(2);
    assertThat(report.total().agreed()).isEqualTo(1);
    assertThat(report.total().lostShare()).isEqualTo(0.2);
    assertThat(report.bySource()).containsOnlyKeys("Courier", "Herald");
    assertThat(report.bySource())
        .hasEntrySatisfying("Herald", found -> assertThat(found.lost()).isEqualTo(1));
    assertThat(report.byLabel())
        .hasEntrySatisfying("PERSON", found -> assertThat(found.lost()).isEqualTo(1));
  }

  /** So many articles, in each of which so many spans agree and so many are lost. */
  private static ShadowSum of(int articles, int same, int lost) {
    ShadowSum sum = new ShadowSum();
    for (int i = 0; i < articles; i++) {
      sum.add(finding("Herald", same, lost));
    }
    return sum;
  }

  private static ShadowFinding finding(String source, int same, int lost) {
    List<Difference.Span> spans = new ArrayList<>();
    for (int i = 0; i < lost; i++) {
      spans.add(
          new Difference.Span(Section.BODY, i, i + 1, Optional.of("PERSON"), Optional.empty()));
    }
    ModelDescription model = new ModelDescription("m", "1.0.0", Optional.empty());
    return new ShadowFinding(
        Instant.EPOCH,
        "entities",
        model,
        model,
        "a",
        source,
        1,
        1,
        new Difference(same, spans, 0, 0, List.of(), List.of(), Optional.empty()));
  }
}
