package news.copydesk.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {

  private final Window window = new Window(40, Duration.ofSeconds(1));

  @Test
  void doublesUpToItsLimitWhileTheStreamKeepsUp() {
    for (int expected : new int[] {8, 16, 32, 40, 40}) {
      assertThat(window.size()).isEqualTo(expected);
      window.took(window.size(), Duration.ofMillis(900));
    }
  }

  @Test
  void staysWhereItIsBetweenTheTargetAndTwiceTheTarget() {
    window.took(8, Duration.ofMillis(1_500));

    assertThat(window.size()).isEqualTo(8);
  }

  @Test
  void halvesDownToOneWhenTheStreamIsSlow() {
    for (int expected : new int[] {8, 4, 2, 1, 1}) {
      assertThat(window.size()).isEqualTo(expected);
      window.took(window.size(), Duration.ofMillis(2_001));
    }
  }

  @Test
  void learnsNothingFromABatchThatDidNotFillIt() {
    window.took(3, Duration.ofMillis(1));

    assertThat(window.size()).isEqualTo(8);
  }

  @Test
  void neverBeginsAboveItsLimit() {
    assertThat(new Window(2, Duration.ofSeconds(1)).size()).isEqualTo(2);
  }
}
