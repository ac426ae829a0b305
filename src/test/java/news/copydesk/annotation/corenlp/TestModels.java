package news.copydesk.annotation.corenlp;

import java.nio.file.Path;

/** The CRFs as the build unpacks them. */
public final class TestModels {

  /** Where the build puts the models. */
  public static final Path DIRECTORY = Path.of("target", "models");

  private static final Shared<CoreNlpTagger> TAGGER =
      new Shared<>(() -> new CoreNlpLoader(DIRECTORY).load());

  private TestModels() {}

  /** The hash of the CRFs, for tests that need nothing else of them. */
  public static String hash() {
    return Hash.OF_ALL;
  }

  /** The real tagger; a class whose tests need it keeps it in a field. */
  public static CoreNlpTagger tagger() {
    return TAGGER.get();
  }

  private static final class Hash {
    static final String OF_ALL = tagger().description().sha256().orElseThrow();
  }
}
