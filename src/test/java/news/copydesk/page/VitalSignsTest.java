package news.copydesk.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VitalSignsTest {

  private static final ProcessState STATE =
      new ProcessState(
          "1",
          List.of("enricher"),
          "RUNNING",
          "READY",
          List.of(),
          List.of(),
          Map.of("articles.new", 7L));

  private final AtomicLong now = new AtomicLong();
  private final MeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final VitalSigns signs =
      new VitalSigns(new Readings(meters), new LatestArticles(now::get), () -> STATE, now::get);

  @Test
  void makesRatesOfWhatTheAnnotatorsCount() {
    signs.sample();
    for (int second = 0; second < 10; second++) {
      annotate("entities", 4, 20);
      annotate("topics", 4, 5);
      now.addAndGet(1_000_000_000L);
      signs.sample();
    }

    Vitals vitals = signs.now();

    assertThat(vitals.articles()).isEqualTo(40);
    assertThat(vitals.perSecond()).isEqualTo(4);
    assertThat(vitals.history()).hasSize(10).containsOnly(4.0);
    assertThat(vitals.millis()).isCloseTo(25, within(0.01));
    assertThat(vitals.waiting()).containsExactly(new Vitals.Waiting("articles.new", 7));
    assertThat(vitals.stages())
        .extracting(Vitals.Stage::annotator, Vitals.Stage::articles, Vitals.Stage::slowest)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("entities", 40L, 50.0),
            org.assertj.core.groups.Tuple.tuple("topics", 40L, 10.0));
  }

  @Test
  void saysNothingOfATimeInWhichNothingCame() {
    signs.sample();

    assertThat(signs.now().perSecond()).isZero();
    assertThat(signs.now().millis()).isNull();
    assertThat(signs.now().history()).isEmpty();
  }

  @Test
  void keepsTwoMinutes() {
    for (int second = 0; second < 500; second++) {
      now.addAndGet(1_000_000_000L);
      signs.sample();
    }

    assertThat(signs.now().history()).hasSize(120);
  }

  @Test
  void countsWhatASinkWritesWhereNothingIsEnriched() {
    meters.counter("copydesk.sink.articles").increment(12);
    meters.counter("dead_letters", "error", "Rare").increment();
    meters.counter("dead_letters", "error", "Often").increment(3);
    signs.sample();

    assertThat(signs.now().articles()).isEqualTo(12);
    assertThat(signs.now().deadLetters())
        .containsExactly(new Vitals.Cause("Often", 3), new Vitals.Cause("Rare", 1));
  }

  private void annotate(String annotator, int articles, int millis) {
    Timer timer =
        Timer.builder("model_inference_latency")
            .tags("annotator", annotator, "model", annotator, "version", "1")
            .serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(50))
            .register(meters);
    for (int i = 0; i < articles; i++) {
      timer.record(Duration.ofMillis(millis));
    }
  }
}
