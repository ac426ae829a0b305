package news.copydesk.model;

/**
 * Makes a model from its files.
 *
 * @param <M> the kind of model
 */
@FunctionalInterface
public interface ModelLoader<M extends Model> {

  /**
   * Loads the model; may take seconds.
   *
   * @throws ModelLoadException if the files are missing or not what they should be
   */
  M load();
}
