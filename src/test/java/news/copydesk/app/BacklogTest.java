package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class BacklogTest {

  private final Map<MetricName, Metric> stream = new HashMap<>();
  private final Map<MetricName, Metric> sink = new HashMap<>();

  @Test
  void addsUpThePartitionsOfEachTopic() {
    measure(stream, "records-lag", "articles.new", "0", 3.0);
    measure(stream, "records-lag", "articles.new", "1", 4.0);
    measure(stream, "records-lag", "articles.new", "2", Double.NaN);
    measure(stream, "records-lag-max", "articles.new", "0", 99.0);
    measure(sink, "records-lag", "articles.enriched", "0", 2.0);

    assertThat(Backlog.byTopic(List.of(stream, sink)))
        .containsExactly(Map.entry("articles.enriched", 2L), Map.entry("articles.new", 7L));
  }

  @Test
  void countsATopicOnceThoughKafkaTellsItUnderItsOldNameToo() {
    measure(stream, "records-lag", "articles.new", "0", 3.0);
    measure(stream, "records-lag", "articles_new", "0", 3.0);
    measure(stream, "records-lag", "other_news", "0", 1.0);

    assertThat(Backlog.byTopic(List.of(stream)))
        .containsExactly(Map.entry("articles.new", 3L), Map.entry("other_news", 1L));
  }

  private static void measure(
      Map<MetricName, Metric> metrics, String name, String topic, String partition, double value) {
    MetricName full = new MetricName(name, "g", "", Map.of("topic", topic, "partition", partition));
    metrics.put(
        full,
        new Metric() {
          @Override
          public MetricName metricName() {
            return full;
          }

          @Override
          public Object metricValue() {
            return value;
          }
        });
  }
}
