/** MLflow's model registry as a store, over its REST API. */
@NullMarked
package news.copydesk.registry.store.mlflow;

import org.jspecify.annotations.NullMarked;
