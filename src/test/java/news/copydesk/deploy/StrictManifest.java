package news.copydesk.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * Reads Kubernetes' objects as its own types, and refuses a field that they do not have. The models
 * by themselves would keep it among their additional properties; without the any-setter it is an
 * error with its path.
 */
final class StrictManifest {

  private static final KubernetesSerialization KINDS = new KubernetesSerialization();

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              })
          .build();

  private StrictManifest() {}

  /** Whether it is one of Kubernetes' own kinds; others are defined by whoever installs them. */
  static boolean knows(JsonNode manifest) {
    return typeOf(manifest) != null;
  }

  /** Reads it; throws IllegalArgumentException with the path of what Kubernetes would not take. */
  static HasMetadata read(JsonNode manifest) {
    Class<?> type = typeOf(manifest);
    if (type == null) {
      throw new IllegalArgumentException("no kind of Kubernetes': " + manifest.path("kind"));
    }
    try {
      return (HasMetadata) STRICT.treeToValue(manifest, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static @org.jspecify.annotations.Nullable Class<?> typeOf(JsonNode manifest) {
    return KINDS.getRegisteredKubernetesResource(
        manifest.path("apiVersion").asText(), manifest.path("kind").asText());
  }
}
