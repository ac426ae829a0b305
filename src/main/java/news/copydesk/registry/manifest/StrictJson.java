package news.copydesk.registry.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import news.copydesk.registry.IntegrityException;

/** Reads one JSON object from a stranger: no member twice, nothing after it, no deep nesting. */
public final class StrictJson {

  private static final int DEEPEST = 16;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(Manifest.MOST_BYTES)
                          .maxNumberLength(20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * Reads an object.
   *
   * @param what for messages: what it should be
   * @throws IntegrityException if it is none
   */
  public static ObjectNode object(byte[] bytes, String what) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new IntegrityException(what + " is damaged: it is not JSON; restore it", e);
    }
    throw new IntegrityException(what + " is damaged: it is no JSON object; restore it");
  }

  /** An empty object. */
  public static ObjectNode empty() {
    return MAPPER.createObjectNode();
  }

  /**
   * The canonical form, in UTF-8.
   *
   * @throws IllegalArgumentException for what the canonical form has no way to write
   */
  public static byte[] canonical(JsonNode node) {
    return CanonicalJson.bytes(node);
  }
}
