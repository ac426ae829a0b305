package news.copydesk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.alert.Minute;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void goesFromTheLeastToTheMost() {
    assertThat(Sparkline.of(new double[] {10, 11, 12, 13, 14, 15, 16, 17})).isEqualTo("▁▂▃▄▅▆▇█");
  }

  @Test
  void leavesBlankWhatIsNotKnown() {
    assertThat(Sparkline.of(new double[] {0, Double.NaN, 1})).isEqualTo("▁ █");
    assertThat(Sparkline.of(new double[] {Double.NaN})).isEqualTo(" ");
  }

  @Test
  void isALowLineWhereNothingChanges() {
    assertThat(Sparkline.of(new double[] {7, 7, 7})).isEqualTo("▁▁▁");
  }

  @Test
  void putsADayIntoTheWidthOfATerminal() {
    List<Minute> day = new ArrayList<>();
    for (int i = 0; i < 1_440; i++) {
      day.add(minute(i, i < 720 ? 60 : 0));
    }

    List<String> lines = TrendLines.of(day, 80);

    assertThat(lines.get(0))
        .isEqualTo("2026-03-01T00:00:00Z to 2026-03-02T00:00:00Z, 72 minutes a bar");
    assertThat(lines.get(1))
        .isEqualTo("articles a minute      ██████████▁▁▁▁▁▁▁▁▁▁  0 to 60, last 0");
    assertThat(lines.get(2))
        .isEqualTo("entities an article    ▁▁▁▁▁▁▁▁▁▁            20 to 20, last 20");
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void showsAMinuteAsOneBar() {
    assertThat(TrendLines.of(List.of(minute(0, 6)), 80))
        .contains("articles a minute      ▁  6 to 6, last 6")
        .contains("lag, records              unknown");
  }

  @Test
  void leavesAGapWhereTheInstanceDidNotRun() {
    assertThat(TrendLines.of(List.of(minute(0, 1), minute(3, 2)), 80))
        .contains("articles a minute      ▁  █  1 to 2, last 2");
  }

  private static Minute minute(int number, long articles) {
    Instant start = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(60L * number);
    return new Minute(start, articles, 20 * articles, 0, 0.0125, Double.NaN, 0.5, 2);
  }
}
