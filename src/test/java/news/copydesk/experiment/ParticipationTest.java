package news.copydesk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import news.copydesk.rollout.WantedExperiment;
import news.copydesk.rollout.WantedExperiment.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipationTest {

  private static final int ARTICLES = 20_000;

  @Test
  void takesPartWhenItsBucketIsBelowTheShare() {
    int bucket = Participation.bucket("entities", "herald/1");
    assertThat(bucket).isBetween(1, 9_998);

    assertThat(participation("entities", bucket).includes("herald/1", "")).isFalse();
    assertThat(participation("entities", bucket + 1).includes("herald/1", "")).isTrue();
  }

  /**
   * Ids as producers make them: counted, random, addresses. Five sigma of a binomial, and the four
   * articles by which its tail is longer where the share is small (Cornish and Fisher): of one in
   * ten thousand, ten in twenty thousand are no wonder in ten thousand runs.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000, 5_000, 9_900})
  void aShareOfTheArticlesTakesPartWhateverTheirIdsLookLike(int share) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Participation participation = participation("entities", share);
    double expected = share / 10_000.0;
    double most = (5 * Math.sqrt(expected * (1 - expected) * ARTICLES) + 4) / ARTICLES;
    int counted = 0;
    int made = 0;
    int addressed = 0;
    for (int i = 0; i < ARTICLES; i++) {
      counted += participation.includes("herald/" + i, "") ? 1 : 0;
      made +=
          participation.includes(new UUID(random.nextLong(), random.nextLong()).toString(), "")
              ? 1
              : 0;
      addressed +=
          participation.includes("https://example.org/" + random.nextInt(), "Herald") ? 1 : 0;
    }

    for (int taken : new int[] {counted, made, addressed}) {
      assertThat((double) taken / ARTICLES)
          .as("seed %d", seed)
          .isBetween(expected - most - 1e-9, expected + most + 1e-9);
    }
  }

  @Test
  void whoTookPartGoesOnWhenTheShareIsRaised() {
    for (int i = 0; i < 2_000; i++) {
      boolean before = false;
      for (int share : new int[] {1, 500, 1_000, 3_000, 10_000}) {
        boolean now = participation("entities", share).includes("a" + i, "");
        assertThat(now || !before).isTrue();
        before = now;
      }
      assertThat(before).isTrue();
    }
  }

  @Test
  void modelsChooseIndependently() {
    int both = 0;
    for (int i = 0; i < ARTICLES; i++) {
      boolean entities = participation("entities", 1_000).includes("a" + i, "");
      boolean topics = participation("topics", 1_000).includes("a" + i, "");
      both += entities && topics ? 1 : 0;
    }

    assertThat(both).isBetween(130, 275); // 200, five sigma
  }

  @Test
  void onlyArticlesOfTheNamedOutletsTakePart() {
    Participation all =
        new Participation(
            new WantedExperiment(
                "m", "1.0.0", "x", Way.AB, 10_000, List.of("Herald"), "me", Instant.EPOCH));

    assertThat(all.includes("a", "Herald")).isTrue();
    assertThat(all.includes("a", "Courier")).isFalse();
  }

  /** So that other languages, and later versions, can be held to it. */
  @Test
  void theBucketIsWhatTheDocumentationSays() {
    assertThat(Participation.bucket("entities", "herald/1")).isEqualTo(5032);
    assertThat(Participation.bucket("entities", "käse")).isEqualTo(1834);
  }

  private static Participation participation(String model, int share) {
    return new Participation(
        new WantedExperiment(model, "1.0.0", "x", Way.AB, share, List.of(), "me", Instant.EPOCH));
  }
}
