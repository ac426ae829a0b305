package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private final AtomicLong now = new AtomicLong();
  private final Latencies latencies = new Latencies(now::get);

  @Test
  void knowsNothingFromAFewArticles() {
    record("a", 9, 100);

    assertThat(latencies.p99()).isNaN();
  }

  @Test
  void isTheNearestRank() {
    for (int i = 1; i <= 200; i++) {
      latencies.record("a", i);
    }

    assertThat(latencies.p99()).isEqualTo(198);
  }

  @Test
  void addsUpTheAnnotatorsThatAnArticlePasses() {
    record("a", 50, 100);
    record("b", 50, 7);
    record("c", 3, 1_000_000);

    assertThat(latencies.p99()).isEqualTo(107);
  }

  @Test
  void forgetsWhatIsOlderThanAMinute() {
    record("a", 50, 100);
    now.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(latencies.p99()).isNaN();

    record("a", 20, 3);

    assertThat(latencies.p99()).isEqualTo(3);
  }

  @Test
  void keepsTheLastOfManyArticles() {
    record("a", 5_000, 100);
    record("a", 1_000, 4);

    assertThat(latencies.p99()).isEqualTo(4);
  }

  @Test
  void forgetsWhenItIsToldTo() {
    record("a", 50, 100);

    latencies.clear();

    assertThat(latencies.p99()).isNaN();
  }

  private void record(String annotator, int times, long nanos) {
    for (int i = 0; i < times; i++) {
      latencies.record(annotator, nanos);
    }
  }
}
