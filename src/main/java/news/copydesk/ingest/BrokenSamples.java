package news.copydesk.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import news.copydesk.article.Article;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Makes records of a file that describes broken ones. Each line is a JSON object: {@code why};
 * {@code key}, text or null; and the value as one of {@code value} (an article, or null for no
 * value), {@code rawUtf8} or {@code rawBase64}. Of an article's bytes, {@code unknownSchemaId}
 * replaces the schema id of the wire format, and {@code keepBytes} cuts them to so many.
 */
public final class BrokenSamples {

  private static final int LINE_LIMIT = 1024 * 1024;

  private final Serializer<Article> serializer;
  private final String topic;
  private final ArticleJson json = new ArticleJson();

  /**
   * @param serializer writes the ones that are articles; stays the caller's to close
   * @param topic what the serializer is told
   */
  public BrokenSamples(Serializer<Article> serializer, String topic) {
    this.serializer = serializer;
    this.topic = topic;
  }

  /**
   * Reads all of a file; the stream is not closed.
   *
   * @throws IOException when it cannot be read or a line is not as described above
   */
  public List<BrokenSample> read(InputStream in) throws IOException {
    LineReader lines = new LineReader(in, LINE_LIMIT);
    List<BrokenSample> samples = new ArrayList<>();
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      if (!line.get().text().isBlank()) {
        samples.add(sample(line.get()));
      }
    }
    return List.copyOf(samples);
  }

  private BrokenSample sample(LineReader.Line line) throws IOException {
    try {
      JsonNode node = json.tree(line.text());
      JsonFields fields = new JsonFields(node);
      String why = fields.text("why").orElseThrow(() -> new BadArticleException("no \"why\""));
      Optional<Bytes> key = fields.text("key").map(text -> Bytes.wrap(utf8(text)));
      return new BrokenSample(why, key, value(node, fields).map(Bytes::wrap));
    } catch (BadArticleException | IllegalArgumentException e) {
      throw new IOException("broken samples, line " + line.number() + ": " + e.getMessage(), e);
    }
  }

  private Optional<byte[]> value(JsonNode node, JsonFields fields) throws BadArticleException {
    if (node.has("rawUtf8")) {
      return fields.text("rawUtf8").map(BrokenSamples::utf8);
    }
    if (node.has("rawBase64")) {
      return fields.text("rawBase64").map(Base64.getDecoder()::decode);
    }
    if (!node.has("value")) {
      throw new BadArticleException("no \"value\"; give one, or null");
    }
    if (node.path("value").isNull()) {
      return Optional.empty();
    }
    byte[] bytes = serializer.serialize(topic, json.article(node.path("value")));
    Optional<Long> schemaId = fields.wholeNumber("unknownSchemaId");
    if (schemaId.isPresent()) {
      // Confluent's wire format: a zero byte, then the schema id as four bytes, big endian.
      ByteBuffer.wrap(bytes).putInt(1, Math.toIntExact(schemaId.get()));
    }
    long keep = fields.wholeNumber("keepBytes").orElse((long) bytes.length);
    return Optional.of(Arrays.copyOf(bytes, (int) Math.min(bytes.length, keep)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
