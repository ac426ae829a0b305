package news.copydesk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private final Day day = new Day();

  @Test
  void keepsWhatHappenedInEachMinute() {
    day.minute(10, 50, 1, 0.2, 7).minute(4, 8, 0, 0.1, 3);

    assertThat(day.history().minutes())
        .containsExactly(
            new Minute(Day.START.plusSeconds(60), 10, 50, 1, 0.2, 7, 0.5, 2),
            new Minute(Day.START.plusSeconds(120), 4, 8, 0, 0.1, 3, 0.5, 2));
  }

  @Test
  void putsTheReadingsOfAMinuteTogether() {
    Duration quarter = Duration.ofSeconds(15);
    day.pass(quarter, 1, 5, 0, 0.3, 9);
    day.pass(quarter, 2, 5, 1, Double.NaN, 8);
    day.pass(quarter, 3, 5, 0, 0.1, 2);

    assertThat(day.history().minutes())
        .containsExactly(new Minute(Day.START, 6, 15, 1, 0.3, 2, 0.5, 2));
  }

  @Test
  void keepsADayAndNoMore() {
    for (int i = 0; i < 3_000; i++) {
      day.articles(i, 1);
    }

    assertThat(day.history().minutes()).hasSize(1_440);
    assertThat(day.history().minutes().get(0).articles()).isEqualTo(3_000 - 1_440);
    assertThat(day.history().minutes().get(1_439).articles()).isEqualTo(2_999);
  }

  @Test
  void theLastMinutesIncludeThePresentOne() {
    day.articles(1, 1).articles(2, 1).articles(3, 1);

    assertThat(day.history().last(Duration.ofMinutes(2)))
        .extracting(Minute::articles)
        .containsExactly(2L, 3L);
  }
}
