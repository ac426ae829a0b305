package news.copydesk.article.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * The client of Confluent's REST API, version 1, which Apicurio and others speak too. Ids never
 * change their meaning, so what was once looked up by id, or by subject and schema, never goes over
 * the wire again.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">API
 *     reference</a>
 */
public final class HttpSchemaRegistryClient implements SchemaRegistryClient {
  // Confluent's error codes: the subject, its version, the schema is not there.
  private static final int UNKNOWN_SUBJECT = 40401;
  private static final int UNKNOWN_VERSION = 40402;
  private static final int UNKNOWN_SCHEMA = 40403;

  /**
   * Schemas by their text, since Schema.equals leaves documentation out and the registry does not.
   */
  private record Registration(String subject, String schema) {}

  private final RegistryTransport transport;
  private final UnknownIds unknown;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();

  /** Connects on first use; throws IllegalArgumentException for TLS files that cannot be used. */
  public HttpSchemaRegistryClient(RegistryConfig config) {
    this(RegistryTransport.over(config, Clock.systemUTC()), Clock.systemUTC());
  }

  HttpSchemaRegistryClient(RegistryTransport transport, Clock clock) {
    this.transport = transport;
    this.unknown = new UnknownIds(clock);
  }

  @Override
  public int register(String subject, Schema schema) {
    return cachedId(subject, schema, "/versions", "register a schema under subject " + subject);
  }

  @Override
  public int lookup(String subject, Schema schema) {
    return cachedId(subject, schema, "", "find the schema under subject " + subject);
  }

  private int cachedId(String subject, Schema schema, String suffix, String purpose) {
    Registration key = new Registration(subject, schema.toString());
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    RegistryCall call = RegistryCall.post(path(subject) + suffix, body(key.schema()), purpose);
    int id = number(accepted(call), "id", call);
    ids.put(key, id);
    return id;
  }

  @Override
  public Schema schemaById(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    Optional<UnknownSchemaException> refusal = unknown.find(id);
    if (refusal.isPresent()) {
      UnknownSchemaException first = refusal.get();
      throw new UnknownSchemaException(
          String.valueOf(first.getMessage()), first.status(), first.errorCode());
    }
    Schema fetched = fetch(id);
    schemas.put(id, fetched);
    return fetched;
  }

  private Schema fetch(int id) {
    RegistryCall call = RegistryCall.get("/schemas/ids/" + id, "get schema id " + id);
    RegistryAnswer answer = transport.send(call);
    try {
      if (answer.errorCode() == UNKNOWN_SCHEMA) {
        throw new UnknownSchemaException(answer.message(call), answer.status(), answer.errorCode());
      }
      if (!answer.isSuccess()) {
        throw answer.rejection(call);
      }
      return SchemaText.parse(answer, "schema id " + id);
    } catch (UnknownSchemaException e) {
      unknown.add(id, e);
      throw e;
    }
  }

  @Override
  public RegisteredSchema latest(String subject) {
    RegistryCall call =
        RegistryCall.get(
            path(subject) + "/versions/latest", "get the newest schema of subject " + subject);
    RegistryAnswer answer = accepted(call);
    int id = number(answer, "id", call);
    Schema schema = SchemaText.parse(answer, "the newest schema of subject " + subject);
    schemas.putIfAbsent(id, schema);
    return new RegisteredSchema(subject, number(answer, "version", call), id, schema);
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    RegistryCall call =
        RegistryCall.post(
            "/compatibility" + path(subject) + "/versions/latest",
            body(schema.toString()),
            "check a schema against subject " + subject);
    RegistryAnswer answer = transport.send(call);
    if (answer.errorCode() == UNKNOWN_SUBJECT || answer.errorCode() == UNKNOWN_VERSION) {
      return true;
    }
    return checked(answer, call).body().path("is_compatible").asBoolean();
  }

  @Override
  public List<String> subjects() {
    List<String> subjects = new ArrayList<>();
    for (JsonNode subject : accepted(RegistryCall.get("/subjects", "list subjects")).body()) {
      subjects.add(subject.asText());
    }
    return List.copyOf(subjects);
  }

  @Override
  public void close() {
    transport.close();
  }

  private RegistryAnswer accepted(RegistryCall call) {
    return checked(transport.send(call), call);
  }

  private static RegistryAnswer checked(RegistryAnswer answer, RegistryCall call) {
    if (!answer.isSuccess()) {
      throw answer.rejection(call);
    }
    return answer;
  }

  // Zero would be a valid-looking id in a record, which nobody could read.
  private static int number(RegistryAnswer answer, String field, RegistryCall call) {
    JsonNode value = answer.body().path(field);
    if (!value.isInt()) {
      throw new RegistryRejectedException(
          "Could not %s: registry %s answered without the number \"%s\"; is it a schema registry?"
              .formatted(call.purpose(), answer.url(), field),
          answer.status(),
          answer.status());
    }
    return value.asInt();
  }

  private static String path(String subject) {
    String escaped = URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    return "/subjects/" + escaped;
  }

  private static String body(String schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema).toString();
  }
}
