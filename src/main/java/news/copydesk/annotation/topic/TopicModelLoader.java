package news.copydesk.annotation.topic;

import java.nio.file.Path;
import news.copydesk.annotation.linear.ModelReader;
import news.copydesk.model.ModelLoader;

/** Maps the topic model that ships from a directory named {@code <name>/<version>}. */
public final class TopicModelLoader implements ModelLoader<TopicModel> {

  /** The model's name, and its directory's. */
  public static final String NAME = "topics";

  /** The version that ships. */
  public static final String VERSION = "1.0.0";

  private final Path file;

  /**
   * @param models the directory that holds all models
   */
  public TopicModelLoader(Path models) {
    this.file = models.resolve(NAME).resolve(VERSION).resolve(NAME + ".model");
  }

  @Override
  public TopicModel load() {
    return read(file);
  }

  /**
   * Maps a topic model from any file.
   *
   * @throws news.copydesk.model.ModelLoadException if it is missing, damaged or another model's
   */
  public static TopicModel read(Path file) {
    return new TopicModel(ModelReader.open(file, NAME, TopicFeatures.SCHEME));
  }
}
