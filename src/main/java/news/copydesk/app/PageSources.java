package news.copydesk.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import news.copydesk.ops.HealthReport;
import news.copydesk.ops.ModelHealth;
import news.copydesk.page.Archive;
import news.copydesk.page.Clipping;
import news.copydesk.page.ProcessState;
import news.copydesk.sink.Database;
import news.copydesk.sink.MentioningArticle;
import news.copydesk.sink.NewsQueries;
import news.copydesk.sink.Period;
import news.copydesk.sink.SinkRunner;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/** What an instance says of itself, in the words of the page. */
final class PageSources {

  private PageSources() {}

  static ProcessState state(HealthReport report, Set<Role> roles, Map<String, Long> waiting) {
    return new ProcessState(
        Instance.version(),
        roles.stream().map(role -> role.name().toLowerCase(Locale.ROOT)).sorted().toList(),
        report.phase().name(),
        report.status().name(),
        report.hindrances(),
        report.models().stream().map(PageSources::model).toList(),
        waiting);
  }

  private static ProcessState.ModelState model(ModelHealth model) {
    return new ProcessState.ModelState(
        model.name(),
        model.version(),
        model.state().name(),
        model.since().toString(),
        model.error());
  }

  /**
   * The sink's database, once there is one.
   *
   * @param database null as long as there is none
   */
  static Archive archive(Supplier<@Nullable Database> database) {
    return (name, most) -> {
      Database open = database.get();
      return open == null
          ? List.of()
          : new NewsQueries(open)
              .articles(name, Period.ALWAYS, most).stream().map(PageSources::clipping).toList();
    };
  }

  private static Clipping clipping(MentioningArticle article) {
    return Clipping.of(
        article.id(),
        article.source(),
        article.title().orElse(""),
        article.url().orElse(null),
        article.datedAt());
  }

  /** What is still to be read, as far as these have begun. */
  static Map<String, Long> waiting(@Nullable Enricher stream, @Nullable SinkRunner sink) {
    List<Map<MetricName, ? extends Metric>> clients = new ArrayList<>();
    if (stream != null) {
      clients.add(stream.runner().streams().metrics());
    }
    if (sink != null) {
      clients.add(sink.consumerMetrics());
    }
    return Backlog.byTopic(clients);
  }
}
