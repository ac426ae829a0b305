package news.copydesk.article.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Mention;
import news.copydesk.article.SampleArticles;
import news.copydesk.article.SentimentLabel;
import news.copydesk.article.registry.HttpSchemaRegistryClient;
import news.copydesk.article.registry.RegistryConfig;
import news.copydesk.article.registry.RegistryRejectedException;
import news.copydesk.article.registry.RegistryRetry;
import news.copydesk.article.registry.RegistryUnavailableException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassUtils;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvroSerdeTest {
  private static final String TOPIC = "news";

  private final MemoryRegistry registry = new MemoryRegistry();
  private final AvroSerde<Article> serde = articles(SerdeOptions.defaults());

  private AvroSerde<Article> articles(SerdeOptions options) {
    return new AvroSerde<>(Article.class, registry, options);
  }

  private byte[] write(Article article) {
    return serde.serializer().serialize(TOPIC, article);
  }

  private Article read(byte[] bytes) {
    return serde.deserializer().deserialize(TOPIC, bytes);
  }

  @Test
  void writesTheMagicByteAndTheSchemaIdInFrontOfTheData() {
    byte[] bytes = write(SampleArticles.full());

    assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 0, 0, 0, 1);
    assertThat(registry.subjects()).containsExactly("news-value");
    assertThat(read(bytes)).isEqualTo(SampleArticles.full());
  }

  @Test
  void asksTheRegistryOncePerTopic() {
    for (int i = 0; i < 100; i++) {
      assertThat(read(write(SampleArticles.full()))).isNotNull();
    }

    assertThat(registry.calls()).isEqualTo(2);
  }

  @Test
  void publishesTheSchemaAsItStandsInTheFile() {
    write(SampleArticles.full());

    assertThat(registry.schemaById(1).toString()).doesNotContain("avro.java.string");
  }

  @Test
  void namesTheSubjectAfterThePartOfTheRecord() {
    SerdeOptions key = SerdeOptions.defaults().withPart(SerdeOptions.Part.KEY);

    articles(key).serializer().serialize(TOPIC, SampleArticles.bare());

    assertThat(registry.subjects()).containsExactly("news-key");
  }

  @Test
  void withoutRegistrationAnUnregisteredSchemaIsRefused() {
    SerdeOptions lookup =
        SerdeOptions.defaults().withRegistration(SerdeOptions.Registration.LOOKUP);

    assertThatThrownBy(() -> articles(lookup).serializer().serialize(TOPIC, SampleArticles.bare()))
        .isInstanceOf(RegistryRejectedException.class);
    assertThat(registry.subjects()).isEmpty();
  }

  @Test
  void theLatestSchemaIsFilledByNameAndNotByPosition() throws Exception {
    String text = InteropContract.withField(InteropContract.fileText("Article.avsc"), "a", "b");
    Schema newer = new Schema.Parser().parse(text);
    registry.register("news-value", newer);
    SerdeOptions latest =
        SerdeOptions.defaults().withRegistration(SerdeOptions.Registration.LATEST);

    byte[] bytes = articles(latest).serializer().serialize(TOPIC, SampleArticles.full());

    GenericRecord written =
        new GenericDatumReader<GenericRecord>(newer)
            .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    assertThat(written.get("a")).hasToString("b");
    assertThat(written.get("url")).hasToString(SampleArticles.full().getUrl());
    assertThat(read(bytes)).isEqualTo(SampleArticles.full());
  }

  @Test
  void aLatestSchemaThatCannotBeFilledIsRefused() {
    Schema other =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"Article\",\"namespace\":\"news.copydesk.article\",\"fields\":[{\"name\":\"shoeSize\",\"type\":\"int\"}]}");
    registry.register("news-value", other);
    SerdeOptions latest =
        SerdeOptions.defaults().withRegistration(SerdeOptions.Registration.LATEST);

    assertThatThrownBy(() -> articles(latest).serializer().serialize(TOPIC, SampleArticles.bare()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContainingAll("Version 1 of subject news-value", "shoeSize");
  }

  @Test
  void refusesARecordOverTheLimitWithBothNumbers() {
    int size = write(SampleArticles.full()).length;
    AvroSerde<Article> exact = articles(SerdeOptions.defaults().withMaxBytes(size));
    AvroSerde<Article> tight = articles(SerdeOptions.defaults().withMaxBytes(size - 1));

    assertThatCode(() -> exact.serializer().serialize(TOPIC, SampleArticles.full()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> tight.serializer().serialize(TOPIC, SampleArticles.full()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContainingAll("topic news", size + " bytes", "limit of " + (size - 1))
        .asInstanceOf(type(OversizedRecordException.class))
        .satisfies(e -> assertThat(e.size()).isEqualTo(size))
        .satisfies(e -> assertThat(e.limit()).isEqualTo(size - 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SerdeOptions.defaults().withMaxBytes(4))
        .withMessageContaining("max record bytes");
  }

  @Test
  void aRecordThatCannotBeWrittenLeavesNothingBehindForTheNext() {
    Article broken = SampleArticles.full();
    broken.put("body", null);
    byte[] before = write(SampleArticles.full());

    assertThatThrownBy(() -> write(broken))
        .isInstanceOf(SerializationException.class)
        .hasMessageContainingAll("topic news", "Article", "body");

    assertThat(write(SampleArticles.full())).isEqualTo(before);
  }

  @Test
  void writesTheReplacementCharacterForALoneSurrogateInAnyField() {
    Article article = SampleArticles.full();
    article.setBody("a\uD83Db 😀");
    article.setAttributes(Map.of("k\uDE00", "v\uD83D"));

    Article read = read(write(article));

    assertThat(read.getBody()).isEqualTo("a\uFFFDb 😀");
    assertThat(read.getAttributes()).containsExactly(Map.entry("k\uFFFD", "v\uFFFD"));
  }

  @Test
  void saysWhatIsWrongWithBytesOfAnotherFormat() {
    assertPoison(
        "{\"id\":1}".getBytes(StandardCharsets.UTF_8), "no magic byte 0: first byte is 0x7b");
    assertPoison(new byte[] {(byte) 0xff, 0, 0, 0, 1}, "first byte is 0xff");
    assertPoison(new byte[0], "too short: 0 bytes");
    assertPoison(new byte[] {0, 0, 0, 1}, "too short: 4 bytes");
    assertPoison(new byte[] {0, 0, 0, 0, 9, 1, 2}, "schema id 9, which the registry cannot give");
    assertPoison(new byte[] {0, -1, -1, -1, -1, 1, 2}, "schema id -1");
  }

  @Test
  void refusesTrailingBytesAndMissingOnes() {
    byte[] good = write(SampleArticles.full());

    assertPoison(Arrays.copyOf(good, good.length + 1), "goes on after its end");
    assertPoison(Arrays.copyOf(good, 5), "cannot be read as Article: EOFException");
    for (int length = 6; length < good.length; length++) {
      assertPoison(Arrays.copyOf(good, length), "cannot be read as Article");
    }
  }

  @Test
  void refusesAbsurdLengthsWithoutTakingTheMemory() {
    write(SampleArticles.bare());
    // a string of 2 GB minus 1, of 2^62 bytes, and of -1 bytes
    assertPoison(record(0xfe, 0xff, 0xff, 0xff, 0x0f), "cannot be read as Article");
    assertPoison(
        record(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01),
        "cannot be read as Article");
    assertPoison(record(0x01), "cannot be read as Article");
    // empty up to the map, which claims two billion entries
    assertPoison(
        record(2, 'x', 0, 0, 0, 0, 0, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0x0f),
        "cannot be read as Article");
  }

  @Test
  void garbageIsPoisonAndNothingWorse() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    AvroSerde<EnrichedArticle> enriched =
        new AvroSerde<>(EnrichedArticle.class, registry, SerdeOptions.defaults());
    byte[] good = enriched.serializer().serialize(TOPIC, SampleArticles.fullEnriched());
    int poison = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] bad = good.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bad[5 + random.nextInt(bad.length - 5)] = (byte) random.nextInt();
      }
      try {
        enriched.deserializer().deserialize(TOPIC, bad);
      } catch (MalformedRecordException e) {
        poison++;
      } catch (Exception | Error e) {
        fail("seed " + seed, e);
      }
    }
    assertThat(poison).as("seed %d", seed).isGreaterThan(250);
  }

  @Test
  void aSchemaOfSomethingElseIsPoison() {
    registry.register("x", Schema.create(Schema.Type.STRING));
    Schema person =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"Person\",\"fields\":[{\"name\":\"age\",\"type\":\"int\"}]}");
    registry.register("y", person);

    assertPoison(
        new byte[] {0, 0, 0, 0, 1, 2, 'a'}, "schema id 1 (string), cannot be read as Article");
    assertPoison(new byte[] {0, 0, 0, 0, 2, 2}, "schema id 2 (Person), cannot be read as Article");
  }

  @Test
  void anOutageIsNoPoison() {
    RegistryConfig nobody =
        RegistryConfig.of(URI.create("http://127.0.0.1:1")).withRetry(RegistryRetry.never());
    AvroSerde<Article> cutOff =
        new AvroSerde<>(
            Article.class, new HttpSchemaRegistryClient(nobody), SerdeOptions.defaults());

    assertThatThrownBy(() -> cutOff.deserializer().deserialize(TOPIC, new byte[] {0, 0, 0, 0, 1}))
        .isInstanceOf(RegistryUnavailableException.class)
        .isInstanceOf(RetriableException.class);
    assertThatThrownBy(() -> cutOff.serializer().serialize(TOPIC, SampleArticles.bare()))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void tellsAvroToTrustTheContractAndNothingElse() throws Exception {
    var before = ClassSecurityValidator.getGlobal();
    try {
      ClassSecurityValidator.setGlobal(ClassSecurityValidator.DEFAULT_TRUSTED_CLASSES);
      assertThatThrownBy(() -> ClassUtils.forName(Mention.class.getName()))
          .isInstanceOf(SecurityException.class);

      articles(SerdeOptions.defaults());

      for (Class<?> type :
          List.of(Article.class, EnrichedArticle.class, Mention.class, SentimentLabel.class)) {
        assertThat(ClassUtils.forName(type.getName())).isEqualTo(type);
      }
      assertThatThrownBy(() -> ClassUtils.forName(GenericData.class.getName()))
          .isInstanceOf(SecurityException.class);
    } finally {
      ClassSecurityValidator.setGlobal(before);
    }
  }

  @Test
  @Timeout(180)
  void oneSerdeServesManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> all = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String id = "thread-" + t;
      all.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  Article article = SampleArticles.full();
                  article.setId(id);
                  article.setBody(id.repeat(i % 50));
                  assertThat(read(write(article))).isEqualTo(article);
                }
              }));
    }
    for (Future<?> one : all) {
      one.get(120, TimeUnit.SECONDS);
    }
    threads.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(SerdeOptions.Registration.class)
  void everyWayToAnIdWritesTheSameRecord(SerdeOptions.Registration way) {
    byte[] expected = write(SampleArticles.full());

    byte[] bytes =
        articles(SerdeOptions.defaults().withRegistration(way))
            .serializer()
            .serialize(TOPIC, SampleArticles.full());

    assertThat(Arrays.copyOfRange(bytes, 5, bytes.length))
        .isEqualTo(Arrays.copyOfRange(expected, 5, expected.length));
  }

  private void assertPoison(byte[] bytes, String because) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(MalformedRecordException.class)
        .isInstanceOf(SerializationException.class)
        .isNotInstanceOf(RetriableException.class)
        .hasMessageContainingAll("topic news", because);
  }

  private static byte[] record(int... data) {
    ByteBuffer record = ByteBuffer.allocate(5 + data.length).put((byte) 0).putInt(1);
    for (int b : data) {
      record.put((byte) b);
    }
    return record.array();
  }
}
