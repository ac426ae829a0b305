package news.copydesk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRegistryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String ONE = record("");
  private static final String WITH_OPTIONAL =
      record(",{\"name\":\"b\",\"type\":\"string\",\"default\":\"\"}");
  private static final String WITH_REQUIRED = record(",{\"name\":\"b\",\"type\":\"string\"}");

  private LocalRegistry registry = LocalRegistry.inMemory(0);

  @AfterEach
  void stop() {
    registry.close();
  }

  private static String record(String moreFields) {
    return "{\"type\":\"record\",\"name\":\"A\",\"doc\":\"kürzer …\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}"
        + moreFields
        + "]}";
  }

  @Test
  void givesIdsInOrderAndTheSameIdToTheSameSchema() throws Exception {
    assertThat(register("s", ONE)).isEqualTo("{\"id\":1}");
    assertThat(register("s", ONE.replace(":", " : "))).isEqualTo("{\"id\":1}");
    assertThat(register("s", WITH_OPTIONAL)).isEqualTo("{\"id\":2}");
    assertThat(register("t", WITH_OPTIONAL)).isEqualTo("{\"id\":2}");

    assertThat(ask("GET", "/subjects", "")).isEqualTo("[\"s\",\"t\"]");
    assertThat(ask("GET", "/subjects/s/versions", "")).isEqualTo("[1,2]");
    assertThat(ask("GET", "/schemas/ids/2/subjects", "")).isEqualTo("[\"s\",\"t\"]");
    assertThat(json("GET", "/schemas/ids/2/versions"))
        .isEqualTo(
            JSON.readTree("[{\"subject\":\"s\",\"version\":2},{\"subject\":\"t\",\"version\":1}]"));
  }

  @Test
  void findsSchemasByIdVersionAndText() throws Exception {
    register("s", ONE);
    register("s", WITH_OPTIONAL);
    JsonNode second =
        JSON.createObjectNode()
            .put("subject", "s")
            .put("version", 2)
            .put("id", 2)
            .put("schema", WITH_OPTIONAL);

    assertThat(json("GET", "/subjects/s/versions/latest")).isEqualTo(second);
    assertThat(json("GET", "/subjects/s/versions/2")).isEqualTo(second);
    assertThat(json("GET", "/subjects/s/versions/-1")).isEqualTo(second);
    assertThat(JSON.readTree(ask("POST", "/subjects/s", body(WITH_OPTIONAL)))).isEqualTo(second);
    assertThat(json("GET", "/schemas/ids/1").get("schema").asText()).isEqualTo(ONE);
    assertThat(json("GET", "/schemas/ids/1/schema")).isEqualTo(JSON.readTree(ONE));
    assertThat(json("GET", "/subjects/s/versions/1/schema")).isEqualTo(JSON.readTree(ONE));
  }

  @Test
  void refusesWithConfluentsErrorCodes() throws Exception {
    register("s", ONE);

    assertRefused("GET", "/subjects/none/versions", "", 404, 40401);
    assertRefused("GET", "/subjects/none/versions/latest", "", 404, 40401);
    assertRefused("POST", "/subjects/none", body(ONE), 404, 40401);
    assertRefused("GET", "/subjects/s/versions/9", "", 404, 40402);
    assertRefused("GET", "/subjects/s/versions/zero", "", 422, 42202);
    assertRefused("GET", "/schemas/ids/99", "", 404, 40403);
    assertRefused("GET", "/schemas/ids/x", "", 404, 40403);
    assertRefused("POST", "/subjects/s", body(WITH_OPTIONAL), 404, 40403);
    assertRefused("POST", "/subjects/s/versions", body("no schema"), 422, 42201);
    assertRefused("POST", "/subjects/s/versions", "no json", 422, 42201);
    assertRefused(
        "POST", "/subjects/s/versions", "{\"schema\":\"{}\",\"schemaType\":\"JSON\"}", 422, 42201);
    assertRefused("POST", "/subjects/s/versions", body(WITH_REQUIRED), 409, 409);
    assertRefused("PUT", "/config", "{\"compatibility\":\"SIDEWAYS\"}", 422, 42203);
    assertRefused("GET", "/config/s", "", 404, 40408);
    assertRefused("GET", "/no/such/path", "", 404, 404);
  }

  @Test
  void holdsSubjectsToTheirCompatibilityRule() throws Exception {
    assertThat(ask("GET", "/config", "")).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
    register("s", ONE);
    String check = "/compatibility/subjects/s/versions";

    assertThat(ask("POST", check + "/latest", body(WITH_OPTIONAL))).contains("true");
    assertThat(ask("POST", check + "/latest", body(WITH_REQUIRED))).contains("false");
    assertThat(ask("POST", check, body(WITH_REQUIRED))).contains("false");
    assertThat(ask("POST", check + "/1?verbose=true", body(WITH_REQUIRED)))
        .contains("READER_FIELD_MISSING_DEFAULT_VALUE");
    assertThat(ask("POST", "/compatibility/subjects/new/versions/latest", body(ONE)))
        .contains("true");

    ask("PUT", "/config/s", "{\"compatibility\":\"FORWARD\"}");
    assertThat(ask("GET", "/config/s", "")).isEqualTo("{\"compatibilityLevel\":\"FORWARD\"}");
    assertThat(ask("POST", check + "/latest", body(WITH_REQUIRED))).contains("true");

    assertThat(ask("DELETE", "/config/s", "")).isEqualTo("{\"compatibilityLevel\":\"FORWARD\"}");
    ask("PUT", "/config", "{\"compatibility\":\"NONE\"}");
    assertThat(ask("GET", "/config/s?defaultToGlobal=true", "")).contains("NONE");
    assertThat(register("s", "\"string\"")).isEqualTo("{\"id\":2}");
  }

  @Test
  void aTransitiveRuleLooksAtEveryVersion() throws Exception {
    String changedType = record(",{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
    register("s", WITH_OPTIONAL);
    register("s", ONE);

    ask("PUT", "/config/s", "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
    assertRefused("POST", "/subjects/s/versions", body(changedType), 409, 409);

    ask("PUT", "/config/s", "{\"compatibility\":\"BACKWARD\"}");
    assertThat(register("s", changedType)).isEqualTo("{\"id\":3}");
  }

  @Test
  void deletesInTwoStepsAndNeverGivesANumberTwice() throws Exception {
    register("s", ONE);
    register("s", WITH_OPTIONAL);

    assertRefused("DELETE", "/subjects/s/versions/1?permanent=true", "", 404, 40407);
    assertThat(ask("DELETE", "/subjects/s/versions/1", "")).isEqualTo("1");
    assertRefused("DELETE", "/subjects/s/versions/1", "", 404, 40406);
    assertThat(ask("GET", "/subjects/s/versions", "")).isEqualTo("[2]");
    assertThat(ask("GET", "/subjects/s/versions?deleted=true", "")).isEqualTo("[1,2]");
    assertThat(ask("GET", "/schemas/ids/1", "")).contains("schema");
    assertThat(ask("DELETE", "/subjects/s/versions/1?permanent=true", "")).isEqualTo("1");
    assertRefused("GET", "/schemas/ids/1", "", 404, 40403);

    assertRefused("DELETE", "/subjects/s?permanent=true", "", 404, 40405);
    assertThat(ask("DELETE", "/subjects/s", "")).isEqualTo("[2]");
    assertRefused("DELETE", "/subjects/s", "", 404, 40404);
    assertThat(ask("GET", "/subjects", "")).isEqualTo("[]");
    assertThat(ask("GET", "/subjects?deleted=true", "")).isEqualTo("[\"s\"]");
    assertThat(ask("DELETE", "/subjects/s?permanent=true", "")).isEqualTo("[2]");

    assertThat(register("s", WITH_OPTIONAL)).isEqualTo("{\"id\":2}");
    assertThat(ask("GET", "/subjects/s/versions", "")).isEqualTo("[3]");
    assertThat(register("t", "\"int\"")).isEqualTo("{\"id\":3}");
  }

  @Test
  void answersWhatClientsAskFirst() throws Exception {
    assertThat(ask("GET", "/", "")).isEqualTo("{}");
    assertThat(ask("GET", "/mode", "")).isEqualTo("{\"mode\":\"READWRITE\"}");
    assertThat(ask("GET", "/schemas/types", "")).isEqualTo("[\"AVRO\"]");
    assertThat(send("GET", "/subjects", "").headers().firstValue("content-type"))
        .hasValueSatisfying(
            type -> assertThat(type).startsWith("application/vnd.schemaregistry.v1+json"));
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() {
    assertThat(registry.url().getHost()).isEqualTo("127.0.0.1");
    assertThat(registry.port()).isPositive();
  }

  @Test
  void findsSubjectsWithUnusualNames() throws Exception {
    register("a%2Fb%20c", ONE);

    assertThat(ask("GET", "/subjects", "")).isEqualTo("[\"a/b c\"]");
    assertThat(json("GET", "/subjects/a%2Fb%20c/versions/1").get("subject").asText())
        .isEqualTo("a/b c");
  }

  @Test
  void keepsEverythingOverARestart(@TempDir Path directory) throws Exception {
    restart(directory);
    register("s", ONE);
    register("s", WITH_OPTIONAL);
    ask("PUT", "/config/s", "{\"compatibility\":\"FULL\"}");
    ask("DELETE", "/subjects/s/versions/1", "");

    restart(directory);

    assertThat(ask("GET", "/subjects/s/versions?deleted=true", "")).isEqualTo("[1,2]");
    assertThat(ask("GET", "/subjects/s/versions", "")).isEqualTo("[2]");
    assertThat(ask("GET", "/config/s", "")).contains("FULL");
    assertThat(json("GET", "/schemas/ids/2").get("schema").asText()).isEqualTo(WITH_OPTIONAL);
    assertThat(register("t", ONE)).isEqualTo("{\"id\":1}");
    assertThat(register("t2", "\"int\"")).isEqualTo("{\"id\":3}");
  }

  @Test
  void dropsALineThatACrashCutShort(@TempDir Path directory) throws Exception {
    restart(directory);
    register("s", ONE);
    registry.close();
    Path file = directory.resolve(RegistryLog.FILE_NAME);
    byte[] torn = "{\"event\":\"registered\",\"subject\":\"ü".getBytes(StandardCharsets.UTF_8);
    Files.write(file, java.util.Arrays.copyOf(torn, torn.length - 1), StandardOpenOption.APPEND);

    registry = LocalRegistry.keptIn(directory, 0);
    register("s", WITH_OPTIONAL);
    restart(directory);

    assertThat(ask("GET", "/subjects/s/versions", "")).isEqualTo("[1,2]");
  }

  @Test
  void refusesADirectoryInUseAndAFileItCannotRead(@TempDir Path directory) throws Exception {
    restart(directory);

    assertThatThrownBy(() -> LocalRegistry.keptIn(directory, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(RegistryLog.FILE_NAME, "in use by another registry");

    registry.close();
    Files.writeString(directory.resolve(RegistryLog.FILE_NAME), "{}\nnonsense\n");
    assertThatThrownBy(() -> LocalRegistry.keptIn(directory, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(RegistryLog.FILE_NAME, "line 1");
  }

  @Test
  void saysWhichPortIsTaken() {
    assertThatThrownBy(() -> LocalRegistry.inMemory(registry.port()))
        .hasMessageContaining("stop the program that uses the port");
  }

  private void restart(Path directory) throws IOException {
    registry.close();
    registry = LocalRegistry.keptIn(directory, 0);
  }

  private String register(String subject, String schema) throws Exception {
    return ask("POST", "/subjects/" + subject + "/versions", body(schema));
  }

  private static String body(String schema) {
    return JSON.createObjectNode().put("schema", schema).toString();
  }

  private JsonNode json(String method, String path) throws Exception {
    return JSON.readTree(ask(method, path, ""));
  }

  private String ask(String method, String path, String body) throws Exception {
    HttpResponse<String> response = send(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private void assertRefused(String method, String path, String body, int status, int code)
      throws Exception {
    HttpResponse<String> response = send(method, path, body);

    assertThat(response.statusCode()).as("%s %s", method, path).isEqualTo(status);
    JsonNode error = JSON.readTree(response.body());
    assertThat(error.path("error_code").asInt()).as("%s %s", method, path).isEqualTo(code);
    assertThat(error.path("message").asText()).isNotBlank();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(java.net.URI.create(registry.url() + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
