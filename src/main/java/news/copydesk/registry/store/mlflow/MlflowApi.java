package news.copydesk.registry.store.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.manifest.StrictJson;
import news.copydesk.registry.store.WebFiles;

/**
 * What we ask of MLflow's REST API 2.0 about models and versions (MLflow's documentation, "REST
 * API": registered-models/search and get, model-versions/search and get-download-uri).
 */
final class MlflowApi {

  private static final int MOST_BYTES = 16 << 20;

  /** A server that goes on with pages for ever is stopped here. */
  private static final int MOST_PAGES = 1_000;

  private final URI base;
  private final WebFiles web;

  MlflowApi(URI base, Duration patience, MlflowOptions options) {
    this.base = base;
    this.web = new WebFiles(patience, options.headers());
  }

  /** The names of all registered models. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      pages(
          "registered-models/search",
          Map.of(),
          "registered_models",
          model -> names.add(text(model, "name")));
    } catch (NoSuchFileException e) {
      throw new IOException(
          base + " is no MLflow server; change models.registry to its address", e);
    }
    return names;
  }

  /** A model; nothing where MLflow knows none of that name. */
  Optional<MlflowModel> model(String name) throws IOException {
    try {
      JsonNode model = get("registered-models/get", Map.of("name", name)).path("registered_model");
      TreeMap<String, Integer> aliases = new TreeMap<>();
      for (JsonNode alias : model.path("aliases")) {
        aliases.put(text(alias, "alias"), number(alias, "version"));
      }
      return Optional.of(
          new MlflowModel(name, time(model.path("last_updated_timestamp")), aliases));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** A model's versions that are ready, the oldest first. */
  List<MlflowVersion> versions(String model) throws IOException {
    List<MlflowVersion> versions = new ArrayList<>();
    pages(
        "model-versions/search",
        Map.of("filter", "name='%s'".formatted(model)),
        "model_versions",
        node -> {
          if (node.path("status").asText("READY").equals("READY")
              && text(node, "name").equals(model)) {
            versions.add(version(model, node));
          }
        });
    versions.sort(Comparator.comparing(MlflowVersion::number));
    return versions;
  }

  private MlflowVersion version(String model, JsonNode node) {
    Map<String, String> tags = new TreeMap<>();
    for (JsonNode tag : node.path("tags")) {
      tags.put(tag.path("key").asText(), tag.path("value").asText());
    }
    return new MlflowVersion(
        model,
        number(node, "version"),
        time(node.path("creation_timestamp")),
        node.path("user_id").asText(""),
        node.path("description").asText(""),
        tags);
  }

  /** Where MLflow keeps a version's files: a URI. */
  String downloadUri(MlflowVersion version) throws IOException {
    return text(
        get(
            "model-versions/get-download-uri",
            Map.of("name", version.model(), "version", Integer.toString(version.number()))),
        "artifact_uri");
  }

  private void pages(String call, Map<String, String> query, String list, Consumer<JsonNode> each)
      throws IOException {
    Map<String, String> asked = new TreeMap<>(query);
    for (int page = 0; page < MOST_PAGES; page++) {
      ObjectNode answer = get(call, asked);
      answer.path(list).forEach(each);
      String next = answer.path("next_page_token").asText("");
      if (next.isEmpty()) {
        return;
      }
      asked.put("page_token", next);
    }
    throw new IOException("%s goes on with pages for ever; ask who runs it".formatted(base));
  }

  private ObjectNode get(String call, Map<String, String> query) throws IOException {
    StringBuilder text = new StringBuilder("api/2.0/mlflow/").append(call);
    char separator = '?';
    for (Map.Entry<String, String> each : query.entrySet()) {
      text.append(separator)
          .append(each.getKey())
          .append('=')
          .append(URLEncoder.encode(each.getValue(), UTF_8));
      separator = '&';
    }
    URI uri = base.resolve(text.toString());
    return StrictJson.object(web.read(uri, MOST_BYTES), "answer of " + uri);
  }

  private String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (!value.isTextual()) {
      throw unknown(member);
    }
    return value.textValue();
  }

  /** MLflow writes a version's number as text. */
  private int number(JsonNode node, String member) {
    try {
      int number = Integer.parseInt(node.path(member).asText());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw unknown(member);
    }
    throw unknown(member);
  }

  private static Instant time(JsonNode milliseconds) {
    return Instant.ofEpochSecond(milliseconds.asLong() / 1000);
  }

  private IntegrityException unknown(String member) {
    return new IntegrityException(
        "%s answers without a %s that makes sense; is it MLflow?".formatted(base, member));
  }
}
