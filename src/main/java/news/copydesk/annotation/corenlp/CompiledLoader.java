package news.copydesk.annotation.corenlp;

import java.nio.file.Path;
import news.copydesk.annotation.compiled.CompiledModel;
import news.copydesk.annotation.corenlp.tokenizer.AutomatonTokenizer;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;
import news.copydesk.model.ModelLoader;

/** Opens the compiled CRFs from a directory named {@code <name>/<version>}. */
public final class CompiledLoader implements ModelLoader<CoreNlpTagger> {

  /** The model's name, and its directory's. */
  public static final String NAME = "entities";

  /** The version that ships: that of the CRFs it is compiled from. */
  public static final String VERSION = CoreNlpLoader.VERSION;

  private final Path file;

  /**
   * @param models the directory that holds all models
   */
  public CompiledLoader(Path models) {
    this.file = file(models);
  }

  /** Where the compiled model is. */
  public static Path file(Path models) {
    return models.resolve(NAME).resolve(VERSION).resolve(NAME + ".model");
  }

  /**
   * The model alone, without a tokenizer.
   *
   * @throws ModelLoadException if the file is missing, damaged or another model's
   */
  public CompiledModel model() {
    CompiledModel model = CompiledModel.open(file);
    ModelDescription found = model.model();
    if (!found.name().equals(NAME) || !found.version().equals(VERSION)) {
      throw new ModelLoadException(
          "compiled model "
              + file.toAbsolutePath()
              + " is "
              + found
              + " and not "
              + NAME
              + "@"
              + VERSION
              + "; make it again with `copydesk models compile`");
    }
    return model;
  }

  @Override
  public CoreNlpTagger load() {
    return tagger(model());
  }

  /**
   * Opens any version, from its file.
   *
   * @throws ModelLoadException if the file is missing or damaged
   */
  public static CoreNlpTagger read(Path file) {
    return tagger(CompiledModel.open(file));
  }

  private static CoreNlpTagger tagger(CompiledModel model) {
    return new CoreNlpTagger(model.model(), new AutomatonTokenizer(), new CompiledLabels(model));
  }
}
