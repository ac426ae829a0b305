package news.copydesk.annotation.corenlp;

import java.nio.file.Path;

/**
 * The CRFs as the build unpacks them, loaded once for all tests of a JVM that need the real ones.
 */
public final class TestModels {

  /** Where the build puts the models. */
  public static final Path DIRECTORY = Path.of("target", "models");

  private TestModels() {}

  /** The real tagger. */
  public static CoreNlpTagger tagger() {
    return Loaded.TAGGER;
  }

  private static final class Loaded {
    static final CoreNlpTagger TAGGER = new CoreNlpLoader(DIRECTORY).load();
  }
}
