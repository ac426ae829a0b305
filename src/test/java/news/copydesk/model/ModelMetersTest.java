package news.copydesk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ModelMetersTest {

  private static final int MEBIBYTES = 128;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ModelMeters meters = new ModelMeters(registry);
  private final Logger logger = (Logger) LoggerFactory.getLogger(ModelMeters.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
    // Whatever a command has set for the whole JVM.
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void stopListening() {
    logger.setLevel(null);
    logger.detachAppender(logged);
  }

  @Test
  void showsLoadsMemoryAndHealthByModelAndVersionUnderTheirPrometheusNames() {
    ModelHandle<HeavyModel> handle = ModelHandle.open(HeavyModel::new, meters);

    assertThat(sample("model_load_total")).isEqualTo(1);
    assertThat(sample("model_health_status")).isEqualTo(1);
    assertThat(handle.loaded()).isTrue();
    assertThat(sample("model_load_duration_seconds")).isPositive();
  }

  @Test
  void theHealthOfAVersionEndsWhenItIsClosedAndBeginsAgainWithTheNextLoad() {
    ModelHandle<HeavyModel> handle = ModelHandle.open(HeavyModel::new, meters);
    Lease<HeavyModel> inFlight = handle.lease();

    handle.close();
    assertThat(sample("model_health_status")).isEqualTo(1);
    inFlight.close();
    assertThat(sample("model_health_status")).isEqualTo(0);

    ModelHandle.open(HeavyModel::new, meters);
    assertThat(sample("model_health_status")).isEqualTo(1);
    assertThat(sample("model_load_total")).isEqualTo(2);
  }

  @Test
  void measuresTheHeapThatTheModelHolds() {
    settleTheHeap();
    HeavyModel model = meters.recordLoad(HeavyModel::new);

    assertThat(sample("model_memory_usage_mb")).isBetween(MEBIBYTES * 0.8, MEBIBYTES * 1.5);
    assertThat(model.bytes).hasSize(MEBIBYTES << 20);
  }

  @Test
  void logsEachLoadAsOneLineWithModelTimeAndMemory() {
    meters.recordLoad(HeavyModel::new);

    assertThat(logged.list).hasSize(1);
    ILoggingEvent line = logged.list.get(0);
    assertThat(line.getFormattedMessage()).isEqualTo("model loaded");
    assertThat(line.getKeyValuePairs())
        .extracting(pair -> pair.key)
        .containsExactly("model", "millis", "heapMiB");
    assertThat(line.getKeyValuePairs().get(0).value).hasToString("heavy@2.0");
  }

  @Test
  void countsNoLoadThatFailed() {
    assertThatThrownBy(
            () ->
                meters.recordLoad(
                    () -> {
                      throw new ModelLoadException("no such file");
                    }))
        .isInstanceOf(ModelLoadException.class);

    assertThat(registry.scrape()).doesNotContain("model_load_total");
    assertThat(logged.list).isEmpty();
  }

  private double sample(String name) {
    String start = name + "{model=\"heavy\",version=\"2.0\"} ";
    return registry
        .scrape()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + start + " in\n" + registry.scrape()));
  }

  private static final class HeavyModel implements Model {

    private final byte[] bytes = new byte[MEBIBYTES << 20];

    @Override
    public ModelDescription description() {
      return new ModelDescription("heavy", "2.0", Optional.empty());
    }

    @Override
    public void close() {}
  }

  /** What tests before this one have left may take several collections to go. */
  private static void settleTheHeap() {
    Runtime runtime = Runtime.getRuntime();
    long before;
    long used = Long.MAX_VALUE;
    do {
      before = used;
      System.gc();
      used = runtime.totalMemory() - runtime.freeMemory();
    } while (before - used > 1 << 20);
  }
}
