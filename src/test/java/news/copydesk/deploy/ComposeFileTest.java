package news.copydesk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import news.copydesk.config.CopydeskConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeFileTest {

  private final JsonNode compose = YamlFile.document(Path.of("docker-compose.yml"));

  @Test
  void isWhatTheComposeSpecificationAllows() throws IOException {
    assertThat(violations(compose)).isEmpty();
  }

  @Test
  void aMisspelledFieldWouldBeFound() throws IOException {
    ObjectNode broken = compose.deepCopy();
    ((ObjectNode) broken.at("/services/sink")).put("depend_on", "registry");

    assertThat(violations(broken)).anyMatch(message -> message.contains("depend_on"));
  }

  @Test
  void everyServiceHasAnImageAndWaitsOnlyForServicesThatCanBeWaitedFor() {
    compose
        .get("services")
        .properties()
        .forEach(
            service -> {
              assertThat(service.getValue().has("image")).as(service.getKey()).isTrue();
              service
                  .getValue()
                  .path("depends_on")
                  .properties()
                  .forEach(on -> waitable(on.getKey(), on.getValue().get("condition").asText()));
            });
  }

  private void waitable(String name, String condition) {
    JsonNode service = compose.at("/services/" + name);
    assertThat(service.isMissingNode()).as("%s is waited for, but not there", name).isFalse();
    if (condition.equals("service_healthy")) {
      assertThat(service.has("healthcheck")).as("%s has no health check", name).isTrue();
    } else {
      assertThat(condition).isEqualTo("service_completed_successfully");
      assertThat(service.get("restart").asText()).as("%s must end", name).isEqualTo("no");
    }
  }

  @Test
  void publishesOnLoopbackOnlyAndNoPortTwice() {
    List<String> published = new ArrayList<>();
    for (JsonNode service : compose.get("services")) {
      service.path("ports").forEach(port -> published.add(port.asText()));
    }

    assertThat(published).hasSizeGreaterThan(5).allMatch(port -> port.startsWith("127.0.0.1:"));
    assertThat(published.stream().map(port -> port.split(":")[1])).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"enricher", "sink"})
  void givesCopydeskAConfigurationThatItTakes(String name) {
    CopydeskConfig config = config(name);

    assertThat(config.kafka()).containsEntry("state.dir", "/tmp/copydesk-streams");
    assertThat(config.kafka().getOrDefault("bootstrap.servers", "").split(",")).hasSize(3);
    assertThat(config.http().host()).as("the health of a container").isEqualTo("0.0.0.0");
  }

  @Test
  void runsAsManyEnrichersAndThreadsAsThePartitionsAllow() {
    int replicas = compose.at("/services/enricher/deploy/replicas").asInt();
    int partitions = compose.at("/services/topics/environment/PARTITIONS").asInt();

    assertThat(replicas).isEqualTo(2);
    assertThat(config("enricher").streams().threads() * replicas).isLessThanOrEqualTo(partitions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"enricher", "sink"})
  void letsCopydeskWriteNowhereButInTmpAndGivesItTimeToStop(String name) {
    JsonNode service = compose.at("/services/" + name);

    assertThat(service.get("read_only").asBoolean()).isTrue();
    assertThat(service.get("tmpfs").get(0).asText()).startsWith("/tmp:exec,");
    assertThat(service.get("stop_grace_period").asText()).isEqualTo("100s");
  }

  @Test
  void mountsOnlyFilesThatAreThereAndVolumesThatAreDeclared() {
    for (JsonNode service : compose.get("services")) {
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.asText().split(":")[0];
        if (source.startsWith("./")) {
          assertThat(Path.of(source)).exists();
        } else {
          assertThat(compose.get("volumes").has(source)).as(source).isTrue();
        }
      }
    }
  }

  @Test
  void prometheusAsksTheServicesThatThereAre() {
    JsonNode prometheus = YamlFile.document(Path.of("monitoring/prometheus.yml"));

    for (JsonNode job : prometheus.get("scrape_configs")) {
      String service = job.at("/dns_sd_configs/0/names/0").asText();
      assertThat(compose.at("/services/" + service).isMissingNode()).as(service).isFalse();
      assertThat(job.get("job_name").asText()).isEqualTo("copydesk-" + service);
    }
  }

  /** As the container would read it: the image's variables, then the service's. */
  private CopydeskConfig config(String service) {
    Map<String, String> environment = new TreeMap<>(ImageFile.read().environment());
    compose
        .at("/services/" + service + "/environment")
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
    return CopydeskConfig.withoutFile(environment, Map.of());
  }

  private static List<String> violations(JsonNode document) throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(
            ComposeFileTest.class.getResourceAsStream("compose-spec.json"), "the schema")) {
      ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(resource);
      // Draft 7 by an address that is not the one it is known by, and an id that is no address.
      schema.remove(List.of("$schema", "$id"));
      JsonSchema compiled = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
      Set<ValidationMessage> messages = compiled.validate(document);
      return messages.stream().map(ValidationMessage::getMessage).toList();
    }
  }

  @Test
  void theImageIsBuiltFromWhatTheContextHolds() throws IOException {
    List<String> kept =
        Files.readAllLines(Path.of(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();

    assertThat(ImageFile.read().copiedFromContext()).containsExactlyInAnyOrderElementsOf(kept);
    assertThat(kept).allSatisfy(path -> assertThat(Path.of(path)).exists());
  }
}
