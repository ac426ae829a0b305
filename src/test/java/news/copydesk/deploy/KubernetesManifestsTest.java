package news.copydesk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import news.copydesk.config.CopydeskConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesManifestsTest {

  /** Kinds that operators bring, with the fields of spec that we use. */
  private static final Map<String, Set<String>> OPERATORS =
      Map.of(
          "ScaledObject",
          Set.of(
              "scaleTargetRef",
              "pollingInterval",
              "cooldownPeriod",
              "minReplicaCount",
              "maxReplicaCount",
              "advanced",
              "triggers"),
          "ServiceMonitor",
          Set.of("selector", "endpoints"),
          "PrometheusRule",
          Set.of("groups"));

  private static final Path BASE = Path.of("k8s/base");

  static List<Path> manifests() throws IOException {
    try (Stream<Path> under = Files.walk(Path.of("k8s"));
        Stream<Path> monitoring = Files.list(Path.of("monitoring"))) {
      return Stream.concat(under, monitoring)
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> YamlFile.documents(file).get(0).has("kind"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void everyFieldIsOneThatTheirReaderKnows(Path file) {
    YamlFile.documents(file).forEach(KubernetesManifestsTest::check);
  }

  @Test
  void everythingIsAmongTheFiles() throws IOException {
    assertThat(manifests()).hasSizeGreaterThan(10);
  }

  private static void check(JsonNode manifest) {
    if (StrictManifest.knows(manifest)) {
      assertThat(StrictManifest.read(manifest).getMetadata().getName()).isNotBlank();
      return;
    }
    String kind = manifest.get("kind").asText();
    assertThat(OPERATORS).containsKey(kind);
    assertThat(names(manifest)).containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "spec");
    assertThat(names(manifest.get("spec"))).isSubsetOf(OPERATORS.get(kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/spec/template/spec/containers/0/readinessProbe",
        "/spec/template/spec",
        "/spec/strategy/rollingUpdate",
        "/spec/template/spec/containers/0/env/0"
      })
  void aMisspelledFieldWouldBeFound(String where) {
    ObjectNode deployment = deployment("enricher").deepCopy();
    ((ObjectNode) deployment.at(where)).put("periodSecond", 1);

    assertThatThrownBy(() -> StrictManifest.read(deployment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("periodSecond");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void kustomizeBuildsTheOverlay(String overlay) throws Exception {
    String built = ExternalTool.installed("kubectl").run("kustomize", "k8s/overlays/" + overlay);

    List<JsonNode> all = YamlFile.documents(built);
    assertThat(all).extracting(one -> one.get("kind").asText()).contains("Deployment", "Namespace");
    all.forEach(KubernetesManifestsTest::check);
    for (JsonNode one : all) {
      if (!one.get("kind").asText().equals("Namespace")) {
        assertThat(one.at("/metadata/namespace").asText()).startsWith("copydesk");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"enricher", "sink"})
  void givesCopydeskAConfigurationThatItTakes(String name) {
    CopydeskConfig config = config(name);

    assertThat(config.http().host()).as("probes ask the pod's address").isEqualTo("0.0.0.0");
    assertThat(config.kafka()).containsEntry("security.protocol", "a-secret");
    assertThat(container(name).at("/ports/0/containerPort").asInt())
        .isEqualTo(config.http().port());
  }

  @Test
  void aPromotionDoesNotOverfillWhatThePodMayWrite() {
    JsonNode volumes = deployment("enricher").at("/spec/template/spec/volumes");

    String limit = volumes.findParent("emptyDir").at("/emptyDir/sizeLimit").asText();

    // Two versions of a compiled model of 67 MB, one of them arriving, and 64 MiB of libraries.
    assertThat(Quantity.getAmountInBytes(new Quantity(limit)))
        .isGreaterThan(new BigDecimal(3 * 67_000_000L + (64 << 20)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enricher", "sink"})
  void probesAskThePagesThatAnswerThem(String name) {
    JsonNode container = container(name);

    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/health/live");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
  }

  @ParameterizedTest
  @ValueSource(strings = {"enricher", "sink"})
  void letsCopydeskWriteNowhereButInTmpAndGivesItTimeToStop(String name) {
    JsonNode pod = deployment(name).at("/spec/template/spec");
    JsonNode container = container(name);

    assertThat(pod.get("terminationGracePeriodSeconds").asInt()).isGreaterThan(90);
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(ImageFile.read().all("USER"))
        .containsExactly("%1$s:%1$s".formatted(pod.at("/securityContext/runAsUser").asInt()));
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.get("volumeMounts"))
        .filteredOn(mount -> !mount.path("readOnly").asBoolean())
        .extracting(mount -> mount.get("mountPath").asText())
        .containsExactly("/tmp");
  }

  @Test
  void secretsComeByReference() throws IOException {
    for (Path file : manifests()) {
      for (JsonNode manifest : YamlFile.documents(file)) {
        assertThat(manifest.get("kind").asText()).as(file.toString()).isNotEqualTo("Secret");
      }
    }
    for (String name : List.of("enricher", "sink")) {
      for (JsonNode variable : container(name).get("env")) {
        if (variable.get("name").asText().matches(".*(PASSWORD|TOKEN|JAAS).*")) {
          assertThat(variable.at("/valueFrom/secretKeyRef").isObject())
              .as(variable.get("name").asText())
              .isTrue();
        }
      }
    }
  }

  @Test
  void scalesNoFurtherThanThePartitionsGo() {
    JsonNode scaler =
        YamlFile.document(Path.of("k8s/components/keda/enricher-scaler.yaml")).get("spec");
    JsonNode trigger = scaler.at("/triggers/0/metadata");
    CopydeskConfig config = config("enricher");

    assertThat(scaler.get("maxReplicaCount").asInt() * config.streams().threads())
        .isEqualTo(partitions());
    assertThat(trigger.get("allowIdleConsumers").asText()).isEqualTo("false");
    assertThat(trigger.get("topic").asText()).isEqualTo(config.topics().articles());
    assertThat(trigger.get("consumerGroup").asText()).isEqualTo(config.streams().applicationId());
  }

  private static int partitions() {
    JsonNode job = YamlFile.document(BASE.resolve("topics.yaml"));
    for (JsonNode variable : job.at("/spec/template/spec/containers/0/env")) {
      if (variable.get("name").asText().equals("PARTITIONS")) {
        return variable.get("value").asInt();
      }
    }
    throw new AssertionError("the topics' job does not say how many partitions");
  }

  /** As the container would read it: the file, the variables of the image, the place, the pod. */
  private static CopydeskConfig config(String name) {
    Map<String, String> environment = new TreeMap<>(ImageFile.read().environment());
    for (JsonNode map :
        YamlFile.document(BASE.resolve("kustomization.yaml")).get("configMapGenerator")) {
      for (JsonNode literal : map.path("literals")) {
        String[] parts = literal.asText().split("=", 2);
        environment.put(parts[0], parts[1]);
      }
    }
    for (JsonNode variable : container(name).get("env")) {
      JsonNode value = variable.path("value");
      environment.put(
          variable.get("name").asText(), value.isMissingNode() ? "a-secret" : value.asText());
    }
    return CopydeskConfig.read(Optional.of(BASE.resolve("copydesk.yaml")), environment, Map.of());
  }

  private static JsonNode container(String name) {
    return deployment(name).at("/spec/template/spec/containers/0");
  }

  private static JsonNode deployment(String name) {
    return YamlFile.documents(BASE.resolve(name + ".yaml")).get(0);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
