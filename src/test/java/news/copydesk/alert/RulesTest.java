package news.copydesk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import news.copydesk.alert.Observation.FailedModel;
import org.junit.jupiter.api.Test;

class RulesTest {

  private final AlertOptions options = AlertOptions.defaults();
  private final Day day = new Day();

  @Test
  void aModelThatCouldNotBeLoadedIsNamedWithItsVersion() {
    day.failed(
        new FailedModel("entities", "1.3.0", true, "SHA-256 differs"),
        new FailedModel("topics", "2.0.0", false, "no such file"));

    assertThat(day.check(new ModelRules()))
        .extracting(alert -> alert.key().text() + ": " + alert.summary())
        .containsExactly(
            "integrity-failed,model=entities,version=1.3.0: model entities@1.3.0: SHA-256 differs",
            "model-load-failed,model=topics,version=2.0.0: model topics@2.0.0: no such file");
  }

  @Test
  void anInstanceIsDegradedAfterFiveMinutesWithoutABreak() {
    DegradedRule rule = new DegradedRule(options);
    day.notReady("sink: the database is away");
    for (int i = 0; i < 5; i++) {
      assertThat(day.check(rule)).as("minute %d", i).isEmpty();
      day.articles(0, 0);
    }

    assertThat(day.check(rule))
        .extracting(Alert::summary)
        .containsExactly("not ready for longer than 300 s: sink: the database is away");
    assertThat(day.ready().check(rule)).isEmpty();
    assertThat(day.notReady("again").articles(0, 0).check(rule)).isEmpty();
  }

  @Test
  void articlesAreSlowWhenTheyHaveBeenForAWhile() {
    SlowRule rule = new SlowRule(options);
    for (int i = 0; i < 5; i++) {
      assertThat(day.minute(10, 10, 0, 6, 0).check(rule)).isEmpty();
    }

    assertThat(day.minute(10, 10, 0, 6, 0).check(rule))
        .extracting(Alert::summary)
        .containsExactly("one article in a hundred takes 6.0 s or longer; the limit is 5.0 s");
    assertThat(day.minute(10, 10, 0, 4.9, 0).check(rule)).isEmpty();
    assertThat(day.minute(10, 10, 0, Double.NaN, 0).check(rule)).isEmpty();
  }

  @Test
  void moreThanOneInTwentySetAsideIsTooMany() {
    DeadLetterRule rule = new DeadLetterRule(options);

    assertThat(day.minute(950, 0, 50, 0, 0).check(rule)).as("exactly 5 %").isEmpty();
    assertThat(day.minute(10, 0, 5, 0, 0).check(rule))
        .extracting(Alert::summary)
        .containsExactly(
            "55 of 1015 records of the last 300 s were set aside (5.4 %; the limit is 5.0 %)");
  }

  @Test
  void aFewDeadLettersInAQuietHourAreNoRate() {
    assertThat(day.minute(0, 0, 4, 0, 0).check(new DeadLetterRule(options))).isEmpty();
  }

  @Test
  void deadLettersOlderThanTheWindowDoNotCount() {
    DeadLetterRule rule = new DeadLetterRule(options);
    day.minute(0, 0, 50, 0, 0);
    for (int i = 0; i < 4; i++) {
      assertThat(day.articles(10, 1).check(rule)).isNotEmpty();
    }

    assertThat(day.articles(10, 1).check(rule)).isEmpty();
  }

  @Test
  void theLagGrowsWhenItsLeastIsAboveItsFormerMost() {
    LagRule rule = new LagRule(options);
    for (int i = 1; i < 15; i++) {
      assertThat(day.minute(10, 1, 0, 0, 200 * i).check(rule)).as("minute %d", i).isEmpty();
    }

    assertThat(day.minute(10, 1, 0, 0, 3_000).check(rule))
        .extracting(Alert::summary)
        .containsExactly("the worst partition is 3000 records behind; 900 s ago it was 200");
  }

  @Test
  void aLagThatSwingsOrIsWorkedOffDoesNotGrow() {
    LagRule rule = new LagRule(options);
    for (int i = 0; i < 30; i++) {
      assertThat(day.minute(10, 1, 0, 0, i % 3 == 1 ? 5_000 : 0).check(rule)).isEmpty();
    }
    Day another = new Day();
    for (int i = 0; i < 30; i++) {
      assertThat(another.minute(10, 1, 0, 0, 90_000 - 3_000 * i).check(rule)).isEmpty();
    }
  }

  @Test
  void aModelThatFindsNothingIsADrift() {
    DriftRule rule = new DriftRule(options);
    learn(rule, 20);

    for (int i = 0; i < 2; i++) {
      day.articles(60, 0);
    }

    assertThat(day.check(rule)).hasSize(1);
    assertThat(day.check(rule).get(0).threshold()).isBetween(19.0, 21.0);
  }

  @Test
  void noiseIsNoDrift() {
    DriftRule rule = new DriftRule(options);
    long seed = new Random().nextLong();
    Random random = new Random(seed);

    for (int i = 0; i < 1_440; i++) {
      day.articles(60, Math.max(0, 20 + 2 * random.nextGaussian()));
      assertThat(day.check(rule)).as("minute %d, seed %d", i, seed).isEmpty();
    }
  }

  @Test
  void halfOfTheEntitiesIsADriftHoweverNoisyTheyAre() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int unnoticed = 0;

    for (int i = 0; i < 100; i++) {
      unnoticed += noticesHalf(random) ? 0 : 1;
    }

    // On one day in 150 the noise itself is as large; ten in 100 come once in 500 million runs.
    assertThat(unnoticed).as("days of 100, seed %d", seed).isLessThan(10);
  }

  private boolean noticesHalf(Random random) {
    DriftRule rule = new DriftRule(options);
    Day noisy = new Day();
    for (int i = 0; i < 120; i++) {
      noisy.articles(60, 20 + 3 * random.nextGaussian()).check(rule);
    }
    int raised = 0;
    for (int i = 0; i < 15; i++) {
      raised += noisy.articles(60, 10 + 3 * random.nextGaussian()).check(rule).size();
    }
    return raised > 0;
  }

  @Test
  void oneOddMinuteIsNoDriftAndDoesNotMoveTheBaselineFar() {
    Baseline baseline = new Baseline();
    for (int i = 0; i < 100; i++) {
      baseline.add(20);
    }

    baseline.add(20_000);

    assertThat(baseline.mean()).isBetween(20.0, 20.2);
  }

  @Test
  void aDriftThatLastsBecomesTheBaseline() {
    DriftRule rule = new DriftRule(options);
    learn(rule, 20);
    int raised = 0;

    for (int i = 0; i < 600; i++) {
      raised += day.articles(60, 10).check(rule).size();
    }

    assertThat(raised).isBetween(30, 120);
    assertThat(day.check(rule)).isEmpty();
  }

  @Test
  void fewArticlesSayNothingAboutADrift() {
    DriftRule rule = new DriftRule(options);
    learn(rule, 20);
    for (int i = 0; i < 5; i++) {
      day.articles(0, 0);
    }

    assertThat(day.articles(9, 0).check(rule)).isEmpty();
  }

  private void learn(DriftRule rule, double entitiesPerArticle) {
    for (int i = 0; i < 60; i++) {
      assertThat(day.articles(60, entitiesPerArticle + i % 3 - 1).check(rule)).isEmpty();
    }
  }
}
