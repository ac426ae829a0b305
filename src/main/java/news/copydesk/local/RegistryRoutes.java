package news.copydesk.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import news.copydesk.local.RegistryState.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Confluent's REST API, as far as clients use it, over {@link RegistryService}. */
final class RegistryRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryRoutes.class);
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final String SUBJECT = "/subjects/{subject}";
  private static final String VERSION = "/subjects/{subject}/versions/{version}";

  private final RegistryService service;
  private final ObjectMapper json = new ObjectMapper();

  RegistryRoutes(RegistryService service) {
    this.service = service;
  }

  void addTo(RoutesConfig routes) {
    get(routes, "/", ctx -> Map.of());
    get(routes, "/subjects", ctx -> service.subjects(query(ctx, "subjectPrefix"), scope(ctx)));
    routes.post(SUBJECT, ctx -> answer(ctx, located(lookup(ctx))));
    routes.delete(SUBJECT, ctx -> answer(ctx, service.deleteSubject(subject(ctx), deletion(ctx))));
    get(routes, SUBJECT + "/versions", this::versionNumbers);
    routes.post(SUBJECT + "/versions", ctx -> answer(ctx, Map.of("id", register(ctx))));
    get(routes, VERSION, ctx -> located(version(ctx)));
    get(routes, VERSION + "/schema", ctx -> tree(version(ctx).schema()));
    routes.delete(
        VERSION,
        ctx ->
            answer(
                ctx, service.deleteVersion(subject(ctx), ctx.pathParam("version"), deletion(ctx))));
    get(routes, "/schemas/types", ctx -> List.of("AVRO"));
    get(routes, "/schemas/ids/{id}", ctx -> Map.of("schema", byId(ctx).get(0).schema()));
    get(routes, "/schemas/ids/{id}/schema", ctx -> tree(byId(ctx).get(0).schema()));
    get(routes, "/schemas/ids/{id}/subjects", this::subjectsOfId);
    get(routes, "/schemas/ids/{id}/versions", this::versionsOfId);
    routes.post("/compatibility" + VERSION, ctx -> compatibility(ctx, ctx.pathParam("version")));
    routes.post("/compatibility" + SUBJECT + "/versions", ctx -> compatibility(ctx, "all"));
    configRoutes(routes);
    routes.exception(RegistryError.class, (e, ctx) -> refuse(ctx, e.status(), e.code(), e));
    routes.exception(
        HttpResponseException.class, (e, ctx) -> refuse(ctx, e.getStatus(), e.getStatus(), e));
    routes.exception(Exception.class, this::fail);
  }

  private void configRoutes(RoutesConfig routes) {
    get(routes, "/config", ctx -> level(service.globalRule()));
    routes.put(
        "/config",
        ctx -> {
          CompatibilityRule rule = requestedRule(ctx);
          service.setGlobalRule(rule);
          answer(ctx, Map.of("compatibility", rule));
        });
    get(routes, "/config/{subject}", this::subjectLevel);
    routes.put(
        "/config/{subject}",
        ctx -> {
          CompatibilityRule rule = requestedRule(ctx);
          service.setRule(subject(ctx), rule);
          answer(ctx, Map.of("compatibility", rule));
        });
    routes.delete(
        "/config/{subject}",
        ctx -> {
          Object old = subjectLevel(ctx);
          service.clearRule(subject(ctx));
          answer(ctx, old);
        });
    get(routes, "/mode", ctx -> Map.of("mode", "READWRITE"));
    get(routes, "/mode/{subject}", ctx -> Map.of("mode", "READWRITE"));
  }

  private void get(RoutesConfig routes, String path, Function<Context, Object> question) {
    routes.get(path, ctx -> answer(ctx, question.apply(ctx)));
  }

  private void answer(Context ctx, Object body) {
    ctx.contentType(MEDIA_TYPE);
    try {
      // Bytes, since Javalin would encode text in Latin-1 for a media type without charset.
      ctx.result(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that is no JSON", e);
    }
  }

  private void refuse(Context ctx, int status, int code, Exception e) {
    ctx.status(status);
    answer(ctx, Map.of("error_code", code, "message", String.valueOf(e.getMessage())));
  }

  // The edge of an HTTP request: the client hears that it failed, the log says why.
  private void fail(Exception e, Context ctx) {
    LOG.error("Registry request {} {} failed", ctx.method(), ctx.path(), e);
    refuse(ctx, 500, 50001, e);
  }

  private int register(Context ctx) {
    return service.register(subject(ctx), requestedSchema(ctx));
  }

  private Version lookup(Context ctx) {
    return service.lookup(subject(ctx), requestedSchema(ctx), scope(ctx));
  }

  private Version version(Context ctx) {
    return service.version(subject(ctx), ctx.pathParam("version"), scope(ctx));
  }

  private Object versionNumbers(Context ctx) {
    return service.versions(subject(ctx), scope(ctx)).stream().map(Version::version).toList();
  }

  private List<Version> byId(Context ctx) {
    try {
      return service.byId(Integer.parseInt(ctx.pathParam("id")));
    } catch (NumberFormatException e) {
      throw RegistryError.unknownSchema();
    }
  }

  private Object subjectsOfId(Context ctx) {
    return byId(ctx).stream().filter(scope(ctx)::shows).map(Version::subject).distinct().toList();
  }

  private Object versionsOfId(Context ctx) {
    return byId(ctx).stream()
        .filter(scope(ctx)::shows)
        .map(v -> Map.of("subject", v.subject(), "version", v.version()))
        .toList();
  }

  private void compatibility(Context ctx, String which) {
    List<String> violations = service.violations(subject(ctx), which, requestedSchema(ctx));
    boolean verbose = query(ctx, "verbose").equals("true");
    answer(
        ctx,
        verbose
            ? Map.of("is_compatible", violations.isEmpty(), "messages", violations)
            : Map.of("is_compatible", violations.isEmpty()));
  }

  private Object subjectLevel(Context ctx) {
    String subject = subject(ctx);
    if (query(ctx, "defaultToGlobal").equals("true")) {
      return level(service.ownRule(subject).orElseGet(service::globalRule));
    }
    return level(
        service
            .ownRule(subject)
            .orElseThrow(
                () ->
                    new RegistryError(
                        404,
                        40408,
                        "Subject '%s' does not have subject-level compatibility configured"
                            .formatted(subject))));
  }

  private static Map<String, Object> level(CompatibilityRule rule) {
    return Map.of("compatibilityLevel", rule);
  }

  private static Map<String, Object> located(Version v) {
    return Map.of(
        "subject", v.subject(), "version", v.version(), "id", v.id(), "schema", v.schema());
  }

  private CompatibilityRule requestedRule(Context ctx) {
    String name = tree(ctx.body()).path("compatibility").asText();
    try {
      return CompatibilityRule.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new RegistryError(
          422,
          42203,
          "Invalid compatibility level '%s'. Valid values are %s"
              .formatted(name, List.of(CompatibilityRule.values())));
    }
  }

  private String requestedSchema(Context ctx) {
    JsonNode body = tree(ctx.body());
    String type = body.path("schemaType").asText("AVRO");
    if (!type.equalsIgnoreCase("AVRO")) {
      throw RegistryError.invalidSchema("type " + type + " is not supported here, only AVRO is");
    }
    if (!body.path("references").isEmpty()) {
      throw RegistryError.invalidSchema("references are not supported here");
    }
    if (!body.path("schema").isTextual()) {
      throw RegistryError.invalidSchema("the body needs a \"schema\", as a JSON string");
    }
    return body.path("schema").asText();
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static String subject(Context ctx) {
    return ctx.pathParam("subject");
  }

  private static VersionScope scope(Context ctx) {
    return query(ctx, "deleted").equals("true") ? VersionScope.ALL : VersionScope.VISIBLE;
  }

  private static Deletion deletion(Context ctx) {
    return query(ctx, "permanent").equals("true") ? Deletion.PERMANENT : Deletion.SOFT;
  }

  private static String query(Context ctx, String name) {
    String value = ctx.queryParam(name);
    return value == null ? "" : value;
  }
}
