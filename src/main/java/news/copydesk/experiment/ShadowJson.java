package news.copydesk.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.annotation.Section;
import news.copydesk.model.ModelDescription;

/**
 * A finding as a line of JSON; docs/experiments.md has the table. It holds no text of the article:
 * whoever wants it has the article's id and the offsets.
 */
final class ShadowJson {

  private static final int FORMAT = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ShadowJson() {}

  static byte[] write(ShadowFinding finding) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("format", FORMAT);
    node.put("at", finding.at().toString());
    node.put("annotator", finding.annotator());
    node.put("model", finding.candidate().name());
    node.put("live", finding.live().version());
    node.put("candidate", finding.candidate().version());
    node.put("article", finding.article());
    node.put("source", finding.source());
    node.put("liveMicros", finding.liveMicros());
    node.put("candidateMicros", finding.candidateMicros());
    Difference difference = finding.difference();
    node.put("same", difference.same());
    node.put("relinked", difference.relinked());
    ArrayNode spans = node.putArray("spans");
    for (Difference.Span span : difference.spans()) {
      ObjectNode each = spans.addObject();
      each.put("section", span.section().name());
      each.put("begin", span.begin());
      each.put("end", span.end());
      span.live().ifPresent(type -> each.put("live", type));
      span.candidate().ifPresent(type -> each.put("candidate", type));
    }
    node.put("topicsSame", difference.topicsSame());
    difference.topicsAdded().forEach(node.putArray("topicsAdded")::add);
    difference.topicsLost().forEach(node.putArray("topicsLost")::add);
    difference
        .sentiment()
        .ifPresent(
            move ->
                node.putObject("sentiment")
                    .put("live", move.live())
                    .put("candidate", move.candidate()));
    try {
      return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a finding; empty for what is none, or of a format that only a newer program knows. */
  static Optional<ShadowFinding> read(byte[] json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      return node.path("format").asInt() == FORMAT ? Optional.of(finding(node)) : Optional.empty();
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ShadowFinding finding(JsonNode node) {
    String model = node.path("model").asText();
    return new ShadowFinding(
        Instant.parse(node.path("at").asText()),
        node.path("annotator").asText(),
        new ModelDescription(model, node.path("live").asText(), Optional.empty()),
        new ModelDescription(model, node.path("candidate").asText(), Optional.empty()),
        node.path("article").asText(),
        node.path("source").asText(),
        node.path("liveMicros").asLong(),
        node.path("candidateMicros").asLong(),
        difference(node));
  }

  private static Difference difference(JsonNode node) {
    List<Difference.Span> spans = new ArrayList<>();
    for (JsonNode each : node.path("spans")) {
      spans.add(
          new Difference.Span(
              Section.valueOf(each.path("section").asText()),
              each.path("begin").asInt(),
              each.path("end").asInt(),
              text(each, "live"),
              text(each, "candidate")));
    }
    JsonNode moved = node.path("sentiment");
    return new Difference(
        node.path("same").asInt(),
        spans,
        node.path("relinked").asInt(),
        node.path("topicsSame").asInt(),
        texts(node.path("topicsAdded")),
        texts(node.path("topicsLost")),
        moved.isObject()
            ? Optional.of(
                new Difference.Move(
                    moved.path("live").asText(), moved.path("candidate").asText()))
            : Optional.empty());
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.path(name).isTextual() ? Optional.of(node.path(name).textValue()) : Optional.empty();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
