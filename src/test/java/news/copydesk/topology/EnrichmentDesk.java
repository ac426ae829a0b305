package news.copydesk.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.registry.HttpSchemaRegistryClient;
import news.copydesk.article.registry.RegistryAuth;
import news.copydesk.article.registry.RegistryConfig;
import news.copydesk.article.registry.RegistryRetry;
import news.copydesk.article.registry.RegistryTls;
import news.copydesk.article.registry.SchemaRegistryClient;
import news.copydesk.article.serde.AvroSerde;
import news.copydesk.article.serde.SerdeOptions;
import news.copydesk.streams.StreamsOptions;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One task of the real topology, with the real serdes and the failure policy of production. */
final class EnrichmentDesk implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final Instant PRODUCED = Instant.parse("2026-11-20T11:00:00Z");

  /** Longer than a busy machine may stand still: nothing is asked twice. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SchemaRegistryClient client;
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> articles;
  private final TestOutputTopic<byte[], byte[]> enriched;
  private final TestOutputTopic<byte[], byte[]> deadLetters;

  EnrichmentDesk(EnrichmentSetup setup) {
    client =
        new HttpSchemaRegistryClient(
            new RegistryConfig(
                List.of(setup.registry()),
                new RegistryAuth.None(),
                RegistryTls.jvmDefaults(),
                PATIENCE,
                PATIENCE,
                RegistryRetry.never()));
    driver = new TopologyTestDriver(topology(setup, client), properties(setup, meters), NOW);
    TopicNames names = TopicNames.DEFAULT;
    articles =
        driver.createInputTopic(
            names.articles(), new ByteArraySerializer(), new ByteArraySerializer());
    enriched =
        driver.createOutputTopic(
            names.enriched(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    deadLetters =
        driver.createOutputTopic(
            names.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static Topology topology(EnrichmentSetup setup, SchemaRegistryClient client) {
    return new EnrichmentTopology(
            TopicNames.DEFAULT,
            new AvroSerde<>(Article.class, client, SerdeOptions.defaults()).deserializer(),
            new AvroSerde<>(EnrichedArticle.class, client, SerdeOptions.defaults()).serializer(),
            setup.annotators(),
            new EnrichmentOptions(setup.deadline(), true, setup.retryTopic()),
            setup.maxEnrichedBytes(),
            Clock.fixed(NOW, ZoneOffset.UTC))
        .get();
  }

  // As app.Enricher makes them.
  private static Properties properties(EnrichmentSetup setup, MeterRegistry meters) {
    Properties properties = new Properties();
    properties.putAll(
        new StreamsOptions(
                "test", 1, Duration.ofSeconds(15), Map.of("bootstrap.servers", "unused:9092"))
            .properties());
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, TopicNames.DEFAULT.deadLetters());
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailurePolicy.class);
    properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, FailurePolicy.class);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, FailurePolicy.class);
    properties.put(FailurePolicy.METER_REGISTRY_CONFIG, meters);
    properties.put(FailurePolicy.DEAD_LETTER_MAX_BYTES_CONFIG, setup.maxDeadLetterBytes());
    return properties;
  }

  /** The article's bytes, as a producer of ours would send them. */
  byte[] bytes(Article article) {
    return new AvroSerde<>(Article.class, client, SerdeOptions.defaults())
        .serializer()
        .serialize(TopicNames.DEFAULT.articles(), article);
  }

  void produce(Article article) {
    produce(article.getId(), bytes(article));
  }

  void produce(@Nullable String key, byte @Nullable [] value) {
    produce(key, value, new RecordHeaders(), PRODUCED);
  }

  void produce(@Nullable String key, byte @Nullable [] value, Headers headers, Instant time) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    articles.pipeInput(new TestRecord<>(keyBytes, value, headers, time));
  }

  /** The only enriched record; fails where there is none, or another, or a dead letter. */
  EnrichedArticle onlyEnriched() {
    return decoded(onlyEnrichedRecord().value());
  }

  TestRecord<byte[], byte[]> onlyEnrichedRecord() {
    assertThat(deadLetters.readRecordsToList()).as("dead letters").isEmpty();
    return only(enriched);
  }

  /** The only dead letter; fails where there is none, or another, or an enriched record. */
  TestRecord<byte[], byte[]> onlyDeadLetter() {
    assertThat(enriched.readRecordsToList()).as("enriched").isEmpty();
    return only(deadLetters);
  }

  /** What was put on a further topic, in order. */
  List<TestRecord<byte[], byte[]>> on(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  boolean nothingSent() {
    return enriched.isEmpty() && deadLetters.isEmpty();
  }

  private static TestRecord<byte[], byte[]> only(TestOutputTopic<byte[], byte[]> topic) {
    assertThat(topic.getQueueSize()).isEqualTo(1);
    return topic.readRecord();
  }

  EnrichedArticle decoded(byte[] value) {
    return new AvroSerde<>(EnrichedArticle.class, client, SerdeOptions.defaults())
        .deserializer()
        .deserialize(TopicNames.DEFAULT.enriched(), value);
  }

  /** How many records were set aside with this class of error. */
  double setAside(Class<? extends Exception> error) {
    return meters.get("dead_letters").tag("error", error.getSimpleName()).counter().count();
  }

  @Override
  public void close() {
    driver.close();
    client.close();
  }

  static String header(TestRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
