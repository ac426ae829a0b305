package news.copydesk.article.serde;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.article.registry.RegisteredSchema;
import news.copydesk.article.registry.RegistryRejectedException;
import news.copydesk.article.registry.SchemaRegistryClient;
import news.copydesk.article.registry.UnknownSchemaException;
import org.apache.avro.Schema;

/** A registry in a list: ids from 1, no rules. Counts what is asked. */
final class MemoryRegistry implements SchemaRegistryClient {
  private final List<RegisteredSchema> schemas = new ArrayList<>();
  private int calls;

  synchronized int calls() {
    return calls;
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    calls++;
    int id = schemas.size() + 1;
    schemas.add(new RegisteredSchema(subject, id, id, schema));
    return id;
  }

  @Override
  public synchronized int lookup(String subject, Schema schema) {
    calls++;
    return schemas.stream()
        .filter(s -> s.subject().equals(subject) && s.schema().equals(schema))
        .findFirst()
        .orElseThrow(() -> new RegistryRejectedException("not registered", 404, 40403))
        .id();
  }

  @Override
  public synchronized Schema schemaById(int id) {
    calls++;
    if (id < 1 || id > schemas.size()) {
      throw new UnknownSchemaException("no schema id " + id, 404, 40403);
    }
    return schemas.get(id - 1).schema();
  }

  @Override
  public synchronized RegisteredSchema latest(String subject) {
    calls++;
    return schemas.stream()
        .filter(s -> s.subject().equals(subject))
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> new RegistryRejectedException("no subject", 404, 40401));
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    return true;
  }

  @Override
  public synchronized List<String> subjects() {
    return schemas.stream().map(RegisteredSchema::subject).distinct().toList();
  }

  @Override
  public void close() {}
}
