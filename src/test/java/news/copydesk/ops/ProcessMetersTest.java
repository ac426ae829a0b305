package news.copydesk.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMetersTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void bindsWhatAnOperatorAsksOfAProcess() {
    try (ProcessMeters meters = ProcessMeters.bind(registry, "1.2.3")) {
      assertThat(registry.scrape())
          .contains("copydesk_build_info{", "version=\"1.2.3\"")
          .contains("jvm_memory_used_bytes", "jvm_gc_", "jvm_threads_live_threads")
          .contains("process_cpu_usage", "process_uptime_seconds")
          .contains("process_resident_memory_bytes", "process_resident_memory_peak_bytes");
    }
  }

  @Test
  void closesTheAddedBindersLastFirst() {
    List<String> closed = new ArrayList<>();
    ProcessMeters meters = ProcessMeters.bind(registry, "1.2.3");
    meters.add(binder(() -> closed.add("first"))).add(binder(() -> closed.add("second")));

    meters.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void closesTheOthersWhenOneFails() {
    List<String> closed = new ArrayList<>();
    ProcessMeters meters = ProcessMeters.bind(registry, "1.2.3");
    meters
        .add(binder(() -> closed.add("first")))
        .add(
            binder(
                () -> {
                  throw new IllegalArgumentException("stuck");
                }));

    assertThatThrownBy(meters::close)
        .isInstanceOf(IllegalStateException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(closed).containsExactly("first");
  }

  private static MeterBinder binder(Runnable onClose) {
    return new ClosingBinder(onClose);
  }

  private record ClosingBinder(Runnable onClose) implements MeterBinder, AutoCloseable {

    @Override
    public void bindTo(MeterRegistry registry) {
      registry.counter("bound");
    }

    @Override
    public void close() {
      onClose.run();
    }
  }
}
