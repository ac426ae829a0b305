package news.copydesk.registry.store.mlflow;

import java.time.Instant;
import java.util.SortedMap;

/**
 * A registered model.
 *
 * @param changed when anything about it was changed last
 * @param aliases the number of the version that each stands at
 */
record MlflowModel(String name, Instant changed, SortedMap<String, Integer> aliases) {}
