package news.copydesk.article.registry;

import java.util.List;
import org.apache.avro.Schema;

/**
 * What a serde asks of a schema registry. Every method may be called by any thread and throws
 * {@link RegistryUnavailableException} when no registry answers and {@link
 * RegistryRejectedException} when one says no. An interrupt ends the waiting with the former and
 * leaves the flag set.
 */
public interface SchemaRegistryClient extends AutoCloseable {

  /** Registers the schema under the subject, unless it is there already, and returns its id. */
  int register(String subject, Schema schema);

  /** Returns the id of a schema that must be registered under the subject already. */
  int lookup(String subject, Schema schema);

  /** Returns the schema with this id; throws {@link UnknownSchemaException} where there is none. */
  Schema schemaById(int id);

  /** Returns the subject's newest schema, which is asked for each time. */
  RegisteredSchema latest(String subject);

  /**
   * Whether the subject's rule lets this schema follow its newest one. True for a subject that has
   * none yet.
   */
  boolean isCompatible(String subject, Schema schema);

  /** Returns every subject; cheap enough for a health check. */
  List<String> subjects();

  /** Ends every wait at once. Throws nothing. */
  @Override
  void close();
}
