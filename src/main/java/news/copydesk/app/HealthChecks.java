package news.copydesk.app;

import java.util.List;
import news.copydesk.model.ModelDescription;
import news.copydesk.ops.ComponentHealth;
import news.copydesk.ops.ModelHealth;
import news.copydesk.rollout.VersionState;
import news.copydesk.sink.SinkRunner;
import news.copydesk.sink.SinkState;
import org.jspecify.annotations.Nullable;

/** What the features say of their state, in the words of health. */
final class HealthChecks {

  private HealthChecks() {}

  static ComponentHealth stream(@Nullable Enricher enricher) {
    if (enricher == null) {
      return ComponentHealth.notReady("the models are being loaded");
    }
    if (!enricher.runner().alive()) {
      return ComponentHealth.failed(
          enricher.runner().failure().map(Throwable::toString).orElse("the stream has ended"));
    }
    if (enricher.runner().paused()) {
      return ComponentHealth.notReady("articles wait: the process is under pressure");
    }
    return enricher.runner().running()
        ? ComponentHealth.ready()
        : ComponentHealth.notReady("the stream is " + enricher.runner().state());
  }

  static ComponentHealth sink(@Nullable SinkRunner sink) {
    if (sink == null) {
      return ComponentHealth.notReady("starting");
    }
    SinkState state = sink.state();
    if (state.ready()) {
      return ComponentHealth.ready();
    }
    return state.live()
        ? ComponentHealth.notReady(state.reason())
        : ComponentHealth.failed(state.reason());
  }

  static List<ModelHealth> models(List<VersionState> states) {
    return states.stream().map(HealthChecks::model).toList();
  }

  private static ModelHealth model(VersionState version) {
    ModelDescription model = version.model();
    return new ModelHealth(
        model.name(),
        model.version(),
        model.sha256().orElse(null),
        ModelHealth.State.valueOf(version.state().name()),
        version.since(),
        version.error().orElse(null),
        version.failure().map(failure -> failure.cause().text()).orElse(null));
  }
}
