package news.copydesk.article.serde;

import news.copydesk.article.registry.HttpSchemaRegistryClient;
import news.copydesk.article.registry.RegistryConfig;
import news.copydesk.article.registry.SchemaRegistryClient;
import news.copydesk.local.LocalRegistry;
import org.junit.jupiter.api.AfterAll;

/** Both over HTTP, against the registry of local mode. */
class LocalRegistryInteropTest extends InteropContract {
  private final LocalRegistry server = LocalRegistry.inMemory(0);

  @AfterAll
  void stop() {
    server.close();
  }

  @Override
  String theirUrl() {
    return server.url().toString();
  }

  @Override
  SchemaRegistryClient ours(ConfluentOriginals originals) {
    return new HttpSchemaRegistryClient(RegistryConfig.of(server.url()));
  }
}
