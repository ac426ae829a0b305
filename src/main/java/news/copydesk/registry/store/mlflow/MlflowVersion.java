package news.copydesk.registry.store.mlflow;

import java.time.Instant;
import java.util.Map;

/**
 * A version as MLflow knows it.
 *
 * @param number counted from 1
 * @param by who registered it; may be empty
 * @param why its description; may be empty
 */
record MlflowVersion(
    String model, int number, Instant created, String by, String why, Map<String, String> tags) {}
