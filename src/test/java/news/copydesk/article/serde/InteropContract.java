package news.copydesk.article.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import news.copydesk.article.Article;
import news.copydesk.article.SampleArticles;
import news.copydesk.article.registry.SchemaRegistryClient;
import news.copydesk.article.registry.UnknownSchemaException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold between our serde and Confluent's own classes that share one registry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InteropContract {
  static final ObjectMapper JSON = new ObjectMapper();

  private String topic = "";
  ConfluentOriginals theirs;
  SchemaRegistryClient registry;

  /** The registry as their classes reach it. */
  abstract String theirUrl() throws Exception;

  /** The registry as ours reach it. */
  abstract SchemaRegistryClient ours(ConfluentOriginals originals) throws Exception;

  ConfluentOriginals originals() throws Exception {
    return ConfluentOriginals.isolated();
  }

  @BeforeAll
  void open() throws Exception {
    theirs = originals();
    registry = ours(theirs);
  }

  @AfterAll
  void close() throws Exception {
    registry.close();
    theirs.close();
  }

  @BeforeEach
  void takeATopicOfItsOwn() {
    topic = "interop." + UUID.randomUUID();
  }

  static SpecificRecord[] records() {
    return new SpecificRecord[] {
      SampleArticles.full(),
      SampleArticles.bare(),
      SampleArticles.fullEnriched(),
      SampleArticles.bareEnriched()
    };
  }

  @ParameterizedTest
  @MethodSource("records")
  void theyReadEveryFieldThatWeWrite(SpecificRecord record) throws Exception {
    byte[] bytes = serde(record).serializer().serialize(topic, record);

    Object read = theirs.deserialize(config(), topic, bytes);

    assertThat(JSON.readTree(read.toString())).isEqualTo(asJson(bytes, record.getSchema()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void weReadEveryFieldThatTheyWrite(SpecificRecord record) throws Exception {
    byte[] ourBytes = serde(record).serializer().serialize(topic, record);
    Object generic = theirs.deserialize(config(), topic, ourBytes);

    byte[] theirBytes = theirs.serialize(config(), topic, generic);

    assertThat(serde(record).deserializer().deserialize(topic, theirBytes)).isEqualTo(record);
    assertThat(theirBytes).hasSameSizeAs(ourBytes).startsWith((byte) 0);
    assertThat(ByteBuffer.wrap(theirBytes, 1, 4).getInt())
        .as("both registered the same schema")
        .isEqualTo(ByteBuffer.wrap(ourBytes, 1, 4).getInt());
  }

  @ParameterizedTest
  @MethodSource("records")
  void generatedClassesTravelBothWays(SpecificRecord record) throws Exception {
    try (ConfluentOriginals onOurs = ConfluentOriginals.onOurClassPath();
        SchemaRegistryClient shared = ours(onOurs)) {
      AvroSerde<SpecificRecord> serde = serde(record, shared);

      byte[] theirBytes = onOurs.serialize(config(), topic, record);
      byte[] ourBytes = serde.serializer().serialize(topic, record);

      assertThat(serde.deserializer().deserialize(topic, theirBytes)).isEqualTo(record);
      assertThat(onOurs.deserialize(specific(), topic, ourBytes)).isEqualTo(record);
    }
  }

  @Test
  void nullIsNullOnBothSides() throws Exception {
    AvroSerde<Article> serde = serde(SampleArticles.bare());

    assertThat(serde.serializer().serialize(topic, null)).isNull();
    assertThat(serde.deserializer().deserialize(topic, null)).isNull();
    assertThat(theirs.serialize(config(), topic, null)).isNull();
    assertThat(theirs.deserialize(config(), topic, null)).isNull();
  }

  @Test
  void anUnknownIdIsPoisonAndNoOutage() {
    byte[] bytes = ByteBuffer.allocate(9).put((byte) 0).putInt(987_654).array();
    AvroSerde<Article> serde = serde(SampleArticles.bare());

    assertThatThrownBy(() -> serde.deserializer().deserialize(topic, bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasCauseInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("987654");
    assertThatThrownBy(() -> theirs.deserialize(config(), topic, bytes))
        .hasMessageContaining("987654");
  }

  @Test
  void weReadOlderAndNewerSchemasThanOurOwn() throws Exception {
    Article article = SampleArticles.full();
    String older = withoutFields(fileText("Article.avsc"), "attributes", "fetchedAt");
    String newer = withField(fileText("Article.avsc"), "byline", "Jane Doe");

    byte[] old = theirs.serialize(config(), topic, generic(older, article));
    byte[] present = serde(article).serializer().serialize(topic, article);
    byte[] young = theirs.serialize(config(), topic, generic(newer, article));

    Article expectedOld = Article.newBuilder(article).clearAttributes().setFetchedAt(null).build();
    AvroSerde<Article> serde = serde(article);
    assertThat(serde.deserializer().deserialize(topic, old)).isEqualTo(expectedOld);
    assertThat(serde.deserializer().deserialize(topic, present)).isEqualTo(article);
    assertThat(serde.deserializer().deserialize(topic, young)).isEqualTo(article);
    assertThat(registry.latest(topic + "-value").version()).isEqualTo(3);
  }

  @Test
  void withoutRegistrationWeFindWhatTheyRegistered() throws Exception {
    Article article = SampleArticles.full();
    theirs.serialize(config(), topic, generic(fileText("Article.avsc"), article));

    for (var way : SerdeOptions.Registration.values()) {
      SerdeOptions options = SerdeOptions.defaults().withRegistration(way);
      AvroSerde<Article> serde = new AvroSerde<>(Article.class, registry, options);
      byte[] bytes = serde.serializer().serialize(topic, article);

      assertThat(theirs.deserialize(config(), topic, bytes).toString()).contains("Zürich");
    }
    assertThat(registry.latest(topic + "-value").version()).isEqualTo(1);
  }

  private <T extends SpecificRecord> AvroSerde<T> serde(T record) {
    return serde(record, registry);
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecord> AvroSerde<T> serde(
      T record, SchemaRegistryClient client) {
    return new AvroSerde<>((Class<T>) record.getClass(), client, SerdeOptions.defaults());
  }

  Map<String, Object> config() throws Exception {
    return Map.of("schema.registry.url", theirUrl());
  }

  private Map<String, Object> specific() throws Exception {
    return Map.of("schema.registry.url", theirUrl(), "specific.avro.reader", true);
  }

  private Object generic(String schema, Article article) throws Exception {
    Schema writer = new Schema.Parser().parse(schema);
    byte[] bytes = article.toByteBuffer().array();
    var reader = new GenericDatumReader<Object>(Article.getClassSchema(), writer);
    // behind the ten bytes with which Avro's single-object encoding starts
    var decoder = DecoderFactory.get().binaryDecoder(bytes, 10, bytes.length - 10, null);
    Object record = reader.read(null, decoder);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    JsonEncoder encoder = EncoderFactory.get().jsonEncoder(writer, json);
    new GenericDatumWriter<>(writer).write(record, encoder);
    encoder.flush();
    return theirs.genericRecord(schema, json.toString(StandardCharsets.UTF_8));
  }

  private static JsonNode asJson(byte[] record, Schema schema) throws Exception {
    var decoder = DecoderFactory.get().binaryDecoder(record, 5, record.length - 5, null);
    return JSON.readTree(new GenericDatumReader<>(schema).read(null, decoder).toString());
  }

  static String fileText(String name) throws Exception {
    return Files.readString(Path.of("schemas", name));
  }

  static String withoutFields(String schema, String... names) throws Exception {
    ObjectNode tree = (ObjectNode) JSON.readTree(schema);
    for (String name : names) {
      ArrayNode fields = (ArrayNode) tree.get("fields");
      for (int i = fields.size() - 1; i >= 0; i--) {
        if (fields.get(i).get("name").asText().equals(name)) {
          fields.remove(i);
        }
      }
    }
    return tree.toString();
  }

  static String withField(String schema, String name, String defaultValue) throws Exception {
    ObjectNode tree = (ObjectNode) JSON.readTree(schema);
    ObjectNode field = JSON.createObjectNode().put("name", name).put("type", "string");
    // in the middle, where a writer that goes by position would shift the fields behind it
    ((ArrayNode) tree.get("fields")).insert(2, field.put("default", defaultValue));
    return tree.toString();
  }
}
