package news.copydesk.article.serde;

import news.copydesk.article.registry.SchemaRegistryClient;

/** Both over Confluent's own {@code mock://} registry, which ours reaches by reflection. */
class MockRegistryInteropTest extends InteropContract {
  private static final String SCOPE = "copydesk";

  @Override
  String theirUrl() {
    return "mock://" + SCOPE;
  }

  @Override
  SchemaRegistryClient ours(ConfluentOriginals originals) throws Exception {
    return new MockScopeClient(originals, SCOPE);
  }
}
