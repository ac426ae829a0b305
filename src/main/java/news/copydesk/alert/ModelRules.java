package news.copydesk.alert;

import java.util.List;
import java.util.Map;

/** Models that could not be loaded: because of their bytes, or for another reason. */
final class ModelRules implements Rule {

  @Override
  public List<Alert> check(Observation now, History history) {
    return now.failedModels().stream().map(ModelRules::alert).toList();
  }

  private static Alert alert(Observation.FailedModel failed) {
    return Alert.of(
        failed.integrity() ? RuleName.INTEGRITY_FAILED : RuleName.MODEL_LOAD_FAILED,
        Map.of("model", failed.model(), "version", failed.version()),
        "model %s@%s: %s".formatted(failed.model(), failed.version(), failed.error()));
  }
}
