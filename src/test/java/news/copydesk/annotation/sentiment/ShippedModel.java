package news.copydesk.annotation.sentiment;

import java.nio.file.Path;

/** The model that ships, loaded once for all tests. */
final class ShippedModel {

  /** Where the build puts the models. */
  static final Path MODELS = Path.of("target", "models");

  static final SentimentModel MODEL = new SentimentLoader(MODELS).load();

  private ShippedModel() {}
}
