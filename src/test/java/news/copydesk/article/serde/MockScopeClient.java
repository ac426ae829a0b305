package news.copydesk.article.serde;

import java.util.Collection;
import java.util.List;
import news.copydesk.article.registry.RegisteredSchema;
import news.copydesk.article.registry.RegistryRejectedException;
import news.copydesk.article.registry.SchemaRegistryClient;
import news.copydesk.article.registry.UnknownSchemaException;
import org.apache.avro.Schema;

/** Our client's face on the registry behind Confluent's {@code mock://} URLs. */
final class MockScopeClient implements SchemaRegistryClient {
  private final ConfluentOriginals originals;
  private final Object mock;

  MockScopeClient(ConfluentOriginals originals, String scope) throws Exception {
    this.originals = originals;
    this.mock = originals.mockClient(scope);
  }

  @Override
  public int register(String subject, Schema schema) {
    return (Integer) ask("register", subject, parsed(schema));
  }

  @Override
  public int lookup(String subject, Schema schema) {
    return (Integer) ask("getId", subject, parsed(schema));
  }

  @Override
  public Schema schemaById(int id) {
    try {
      Object found = originals.invoke(mock, "getSchemaById", id);
      return new Schema.Parser().parse((String) originals.invoke(found, "canonicalString"));
    } catch (Exception e) {
      throw new UnknownSchemaException(String.valueOf(e.getMessage()), 404, 40403);
    }
  }

  @Override
  public RegisteredSchema latest(String subject) {
    Object latest = ask("getLatestSchemaMetadata", subject);
    try {
      return new RegisteredSchema(
          subject,
          (Integer) originals.invoke(latest, "getVersion"),
          (Integer) originals.invoke(latest, "getId"),
          new Schema.Parser().parse((String) originals.invoke(latest, "getSchema")));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    return (Boolean) ask("testCompatibility", subject, parsed(schema));
  }

  @Override
  public List<String> subjects() {
    return ((Collection<?>) ask("getAllSubjects")).stream().map(String::valueOf).toList();
  }

  @Override
  public void close() {}

  private Object parsed(Schema schema) {
    try {
      return originals.parsedSchema(schema.toString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Object ask(String method, Object... arguments) {
    try {
      return originals.invoke(mock, method, arguments);
    } catch (Exception e) {
      throw new RegistryRejectedException(String.valueOf(e.getMessage()), 404, 404);
    }
  }
}
