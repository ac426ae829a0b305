package news.copydesk.registry.store.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Answers as the documentation of MLflow's REST API 2.0 says: models and versions with pages,
 * numbers of versions as text, errors as {@code error_code} and {@code message}; files as its
 * artifact proxy hands them out, which knows no ranges.
 */
final class MlflowServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PAGE = 2;
  private static final long CREATED = 1_763_640_000_123L;

  private final HttpServer server;
  private final Path root;
  private final Map<String, List<String>> uris = new TreeMap<>();
  private final Map<String, Map<String, String>> tags = new TreeMap<>();
  private final Map<String, Map<String, Integer>> aliases = new TreeMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Optional<String> authorization = Optional.empty();

  MlflowServer(Path root) throws IOException {
    this.root = root;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<String> asked() {
    return asked;
  }

  /** Lets only those in who show this. */
  void demand(String header) {
    authorization = Optional.of(header);
  }

  /** Registers the next version of a model; its files are to be put at {@link #files}. */
  int version(String model, String uri) {
    List<String> all = uris.computeIfAbsent(model, name -> new ArrayList<>());
    all.add(uri);
    return all.size();
  }

  void relocate(String model, int version, String uri) {
    uris.getOrDefault(model, List.of()).set(version - 1, uri);
  }

  void tag(String model, int version, String key, String value) {
    tags.computeIfAbsent(model + "/" + version, id -> new TreeMap<>()).put(key, value);
  }

  void alias(String model, String alias, int version) {
    aliases.computeIfAbsent(model, name -> new TreeMap<>()).put(alias, version);
  }

  /** Where the files of an artifact path are. */
  Path files(String path) throws IOException {
    return Files.createDirectories(root.resolve(path));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(exchange.getRequestURI().toString());
      if (authorization.isPresent()
          && !authorization.get().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        error(exchange, 401, "UNAUTHENTICATED", "who are you?");
        return;
      }
      Map<String, String> query = query(exchange);
      switch (path) {
        case "/api/2.0/mlflow/registered-models/search" -> search(exchange, query);
        case "/api/2.0/mlflow/registered-models/get" ->
            get(exchange, query.getOrDefault("name", ""));
        case "/api/2.0/mlflow/model-versions/search" -> versions(exchange, query);
        case "/api/2.0/mlflow/model-versions/get-download-uri" ->
            send(
                exchange,
                200,
                JSON.createObjectNode()
                    .put(
                        "artifact_uri",
                        uris.getOrDefault(query.getOrDefault("name", ""), List.of())
                            .get(Integer.parseInt(query.getOrDefault("version", "1")) - 1)));
        case "/api/2.0/mlflow-artifacts/artifacts" ->
            list(exchange, query.getOrDefault("path", ""));
        default -> file(exchange, path);
      }
    }
  }

  private void search(HttpExchange exchange, Map<String, String> query) throws IOException {
    int from = Integer.parseInt(query.getOrDefault("page_token", "0"));
    ObjectNode answer = JSON.createObjectNode();
    List<String> names = List.copyOf(uris.keySet());
    names.stream()
        .skip(from)
        .limit(PAGE)
        .forEach(name -> answer.withArray("registered_models").addObject().put("name", name));
    if (from + PAGE < names.size()) {
      answer.put("next_page_token", Integer.toString(from + PAGE));
    }
    send(exchange, 200, answer);
  }

  private void get(HttpExchange exchange, String name) throws IOException {
    if (!uris.containsKey(name)) {
      error(exchange, 404, "RESOURCE_DOES_NOT_EXIST", "Registered Model with name=%s not found");
      return;
    }
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode model = answer.putObject("registered_model");
    model.put("name", name).put("last_updated_timestamp", CREATED + 60_000);
    aliases
        .getOrDefault(name, Map.of())
        .forEach(
            (alias, version) ->
                model
                    .withArray("aliases")
                    .addObject()
                    .put("alias", alias)
                    .put("version", version.toString()));
    send(exchange, 200, answer);
  }

  private void versions(HttpExchange exchange, Map<String, String> query) throws IOException {
    String name = query.getOrDefault("filter", "").replaceAll("^name='|'$", "");
    int from = Integer.parseInt(query.getOrDefault("page_token", "0"));
    ObjectNode answer = JSON.createObjectNode();
    int many = uris.getOrDefault(name, List.of()).size();
    for (int number = Math.max(1, many - from);
        number > Math.max(0, many - from - PAGE);
        number--) {
      ObjectNode version = answer.withArray("model_versions").addObject();
      version.put("name", name).put("version", Integer.toString(number));
      version.put("creation_timestamp", CREATED).put("status", "READY").put("user_id", "ada");
      tags.getOrDefault(name + "/" + number, Map.of())
          .forEach(
              (key, value) ->
                  version.withArray("tags").addObject().put("key", key).put("value", value));
    }
    if (from + PAGE < many) {
      answer.put("next_page_token", Integer.toString(from + PAGE));
    }
    send(exchange, 200, answer);
  }

  private void list(HttpExchange exchange, String path) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    try (Stream<Path> files = Files.list(root.resolve(path))) {
      for (Path file : files.sorted().toList()) {
        ObjectNode info = answer.withArray("files").addObject();
        info.put("path", file.getFileName().toString()).put("is_dir", Files.isDirectory(file));
        if (!Files.isDirectory(file)) {
          info.put("file_size", Files.size(file));
        }
      }
    }
    send(exchange, 200, answer);
  }

  private void file(HttpExchange exchange, String path) throws IOException {
    Path file = root.resolve(path.replace("/api/2.0/mlflow-artifacts/artifacts/", ""));
    if (!Files.isRegularFile(file)) {
      error(exchange, 404, "RESOURCE_DOES_NOT_EXIST", "No such artifact");
      return;
    }
    send(exchange, 200, Files.readAllBytes(file));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new TreeMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        String[] both = pair.split("=", 2);
        query.put(both[0], URLDecoder.decode(both[1], UTF_8));
      }
    }
    return query;
  }

  private static void error(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    send(exchange, status, JSON.createObjectNode().put("error_code", code).put("message", message));
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    send(exchange, status, JSON.writeValueAsBytes(answer));
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
