package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadPartTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private long nanos;
  private final LoadPart part = new LoadPart(registry, () -> nanos);

  @Test
  void saysHowManyASecondAndHowSlowSinceTheLastTime() {
    annotate("entities", "1.2.0", 99, 15);
    annotate("entities", "1.2.0", 1, 700);
    annotate("topics", "1.0.0", 100, 1);
    pass(5);
    JsonNode first = said();

    annotate("entities", "1.2.0", 40, 3);
    annotate("entities", "1.3.0", 10, 180);
    annotate("topics", "1.0.0", 50, 1);
    pass(10);
    JsonNode second = said();

    assertThat(first.path("articles").asLong()).isEqualTo(100);
    assertThat(first.path("articlesPerSecond").asDouble()).isEqualTo(20);
    assertThat(first.path("p99Millis").asDouble()).as("bound of its bucket").isEqualTo(20);
    assertThat(second.path("articles").asLong()).as("all versions").isEqualTo(150);
    assertThat(second.path("articlesPerSecond").asDouble()).isEqualTo(5);
    assertThat(second.path("p99Millis").asDouble()).isEqualTo(200);
  }

  @Test
  void saysTheSameWhenAskedAgainAtOnce() {
    annotate("entities", "1.2.0", 100, 15);
    pass(5);

    JsonNode first = said();

    assertThat(said().path("articlesPerSecond")).isEqualTo(first.path("articlesPerSecond"));
    assertThat(said().path("p99Millis")).isEqualTo(first.path("p99Millis"));
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    pass(5);
    JsonNode load = said();

    assertThat(load.path("articlesPerSecond").asDouble()).isZero();
    assertThat(load.has("p99Millis")).isFalse();
    assertThat(load.has("lag")).isFalse();
    assertThat(load.path("heapBytes").asLong()).isPositive();
  }

  @Test
  void addsUpTheLagOfAllPartitions() {
    String lag = "kafka.consumer.fetch.manager.records.lag";
    Gauge.builder(lag, () -> 3).tag("partition", "0").register(registry);
    Gauge.builder(lag, () -> 4).tag("partition", "1").register(registry);
    Gauge.builder(lag, () -> Double.NaN).tag("partition", "2").register(registry);

    assertThat(said().path("lag").asLong()).isEqualTo(7);
  }

  private void pass(int seconds) {
    nanos += Duration.ofSeconds(seconds).toNanos();
  }

  private void annotate(String annotator, String version, int times, int millis) {
    Timer timer =
        Timer.builder("model_inference_latency")
            .tags("annotator", annotator, "version", version)
            .serviceLevelObjectives(
                Duration.ofMillis(10),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofMillis(1_000))
            .register(registry);
    for (int i = 0; i < times; i++) {
      timer.record(Duration.ofMillis(millis));
      registry
          .counter(
              "model_inference", "annotator", annotator, "version", version, "status", "COMPLETE")
          .increment();
    }
  }

  private JsonNode said() {
    ObjectNode status = JsonMapper.builder().build().createObjectNode();
    part.addTo(status);
    return status.path("load");
  }
}
