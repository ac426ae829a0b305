package news.copydesk.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * How many records of each topic are still to be read, by what Kafka's consumers measure themselves
 * ({@code records-lag}, for each partition that a consumer has read from).
 */
final class Backlog {

  private Backlog() {}

  static Map<String, Long> byTopic(Iterable<? extends Map<MetricName, ? extends Metric>> clients) {
    Map<String, Long> topics = new TreeMap<>();
    for (Map<MetricName, ? extends Metric> metrics : clients) {
      metrics.forEach(
          (name, metric) -> {
            String topic = name.tags().get("topic");
            if (name.name().equals("records-lag") && topic != null) {
              topics.merge(topic, records(metric.metricValue()), Long::sum);
            }
          });
    }
    // Kafka tells each topic with a dot twice: once more, deprecated, with an underscore
    // (KIP-1109).
    List.copyOf(topics.keySet()).stream()
        .filter(topic -> topic.contains("."))
        .forEach(topic -> topics.remove(topic.replace('.', '_')));
    return topics;
  }

  private static long records(Object value) {
    return value instanceof Double lag && Double.isFinite(lag) ? lag.longValue() : 0;
  }
}
