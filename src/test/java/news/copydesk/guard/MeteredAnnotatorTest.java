package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Status;
import org.junit.jupiter.api.Test;

class MeteredAnnotatorTest {

  private static final String TAGS = "annotator=\"stub\",model=\"stub-model\"";

  private final Deadline deadline = Deadline.after(Duration.ofSeconds(15));
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void countsArticlesByHowTheyEnded() {
    annotate(StubAnnotator.completing());
    annotate(StubAnnotator.completing());
    annotate(new StubAnnotator(document -> StubAnnotator.ended(Status.TIMED_OUT)));

    assertThat(total(Status.COMPLETE)).isEqualTo(2);
    assertThat(total(Status.TIMED_OUT)).isEqualTo(1);
  }

  @Test
  void showsEveryStatusFromTheStartSoThatAnAlertCanRelyOnIt() {
    new MeteredAnnotator(StubAnnotator.completing(), registry);

    for (Status status : Status.values()) {
      assertThat(total(status)).isZero();
    }
  }

  @Test
  void countsTheFailuresThatWereToleratedInside() {
    MeteredAnnotator metered =
        new MeteredAnnotator(new ToleratedAnnotator(StubAnnotator.throwing()), registry);

    metered.annotate(StubAnnotator.document(), deadline);

    assertThat(total(Status.FAILED)).isEqualTo(1);
  }

  @Test
  void timesEachArticleInBucketsOfSeconds() {
    annotate(StubAnnotator.completing());

    assertThat(registry.scrape())
        .contains("model_inference_latency_seconds_count{" + TAGS + ",version=\"3.1\"} 1")
        .contains("model_inference_latency_seconds_sum{" + TAGS + ",version=\"3.1\"}")
        .contains(
            "model_inference_latency_seconds_bucket{" + TAGS + ",version=\"3.1\",le=\"+Inf\"}");
  }

  @Test
  void passesTheAnnotationsOnUnchanged() {
    Annotations annotations = annotate(StubAnnotator.completing());

    assertThat(annotations).isEqualTo(StubAnnotator.complete());
  }

  private Annotations annotate(StubAnnotator annotator) {
    return new MeteredAnnotator(annotator, registry).annotate(StubAnnotator.document(), deadline);
  }

  private double total(Status status) {
    String start = "model_inference_total{" + TAGS + ",status=\"" + status + "\",version=\"3.1\"} ";
    return registry
        .scrape()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + start + " in\n" + registry.scrape()));
  }
}
