package news.copydesk.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.Fields;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.Names;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.StrictJson;

/** Reads a registry's directory through a web server, over HTTP or HTTPS. */
public final class HttpStore implements ModelStore {

  private static final int MOST_INDEX_BYTES = 1 << 20;

  private final URI base;
  private final WebFiles web;

  /**
   * @param base of the registry's directory
   * @param patience how long an answer may take to begin
   */
  public HttpStore(URI base, Duration patience) {
    this.base = WebFiles.base(base);
    this.web = new WebFiles(patience, Map.of());
  }

  @Override
  public String location() {
    return base.toString();
  }

  @Override
  public List<String> models() throws IOException {
    String where = base + DirectoryStore.INDEX;
    byte[] bytes = web.read(base.resolve(DirectoryStore.INDEX), MOST_INDEX_BYTES);
    return new Fields(StrictJson.object(bytes, where), where)
        .texts("models").stream().map(Names::model).toList();
  }

  @Override
  public byte[] ledger(String model) throws IOException {
    try {
      return web.read(
          base.resolve(Names.model(model) + "/" + DirectoryStore.LEDGER), Ledger.MOST_BYTES);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  @Override
  public byte[] manifest(String model, SemanticVersion version) throws IOException {
    return web.read(
        base.resolve(Names.model(model) + "/" + version + "/" + Manifest.FILE),
        Manifest.MOST_BYTES);
  }

  @Override
  public InputStream open(String model, SemanticVersion version, ModelFile file, long offset)
      throws IOException {
    return web.open(base.resolve(Names.model(model) + "/" + version + "/" + file.path()), offset);
  }
}
