package news.copydesk.app;

import java.util.List;
import java.util.Map;
import news.copydesk.experiment.TrialState;
import news.copydesk.ops.ComponentHealth;
import news.copydesk.ops.ModelHealth;
import news.copydesk.page.Archive;
import news.copydesk.sink.Database;
import news.copydesk.sink.SinkRunner;
import org.jspecify.annotations.Nullable;

/** What of an instance has begun, for those who were there before it; null until then. */
final class Parts {

  private volatile @Nullable Enricher enricher;
  private volatile @Nullable ModelService models;
  private volatile @Nullable Database database;
  private volatile @Nullable SinkRunner sink;

  void began(Enricher stream) {
    enricher = stream;
  }

  void began(ModelService service) {
    models = service;
  }

  void began(SinkRunner runner, Database rows) {
    sink = runner;
    database = rows;
  }

  ComponentHealth streamHealth() {
    return HealthChecks.stream(enricher);
  }

  ComponentHealth sinkHealth() {
    return HealthChecks.sink(sink);
  }

  List<ModelHealth> modelHealth() {
    ModelService service = models;
    return service == null ? List.of() : HealthChecks.models(service.states());
  }

  /** How the experiment on each model goes. */
  List<TrialState> trials() {
    ModelService service = models;
    return service == null ? List.of() : service.trials();
  }

  /** Whether every model is loaded, if there are any. */
  boolean complete() {
    ModelService service = models;
    return service == null || service.complete();
  }

  /** What is still to be read, by topic. */
  Map<String, Long> waiting() {
    return PageSources.waiting(enricher, sink);
  }

  /** The sink's database, once there is one. */
  Archive archive() {
    return PageSources.archive(() -> database);
  }

  /** Rows committed. */
  long written() {
    SinkRunner rows = sink;
    return rows == null ? 0 : rows.state().articlesWritten();
  }

  void pauseStream() {
    Enricher stream = enricher;
    if (stream != null) {
      stream.pause();
    }
  }

  void resumeStream() {
    Enricher stream = enricher;
    if (stream != null) {
      stream.resume();
    }
  }

  boolean streamFailed() {
    Enricher stream = enricher;
    return stream != null && stream.runner().failure().isPresent();
  }

  boolean sinkEnded() {
    SinkRunner rows = sink;
    return rows != null && !rows.state().live();
  }
}
