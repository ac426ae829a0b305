package news.copydesk.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.SemanticVersion;

/**
 * Bytes of models, wherever they are kept. What it returns is a stranger's until it is verified; it
 * bounds what it reads all the same.
 */
public interface ModelStore {

  /** Where it is, for messages: no user, no password. */
  String location();

  /**
   * Whether its ledgers are signed and only ever grow. Where they are made up from what another
   * registry answers, whoever runs that one is believed as to which versions there are and where
   * aliases stand; the manifests still vouch for the files.
   */
  default boolean keepsLedgers() {
    return true;
  }

  /** The names of the models, in order. */
  List<String> models() throws IOException;

  /** The model's ledger; empty where there is none. */
  byte[] ledger(String model) throws IOException;

  /** The manifest's file. */
  byte[] manifest(String model, SemanticVersion version) throws IOException;

  /**
   * A file's bytes, from an offset on.
   *
   * @return may end too early or too late; the reader counts
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  InputStream open(String model, SemanticVersion version, ModelFile file, long offset)
      throws IOException;
}
