package news.copydesk.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.guard.Flow;
import news.copydesk.streams.StreamsRunner;
import news.copydesk.topology.EnrichmentTopology;
import news.copydesk.topology.FailurePolicy;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The stream: articles in, enriched articles and dead letters out. */
public final class Enricher implements AutoCloseable, Flow {

  /** What a record batch adds to its one record: its own header, the key, headers. */
  private static final int BATCH_OVERHEAD = 8_192;

  private final StreamsRunner runner;

  /**
   * Puts the stream together; nothing runs before {@link #start()}.
   *
   * @param limits what the topics take
   * @param annotators lends the models; stays the caller's to close
   * @param serdes stay the caller's to close
   * @param viewer is shown each enriched article by the stream threads; see {@link
   *     ShowingSerializer}
   */
  public Enricher(
      CopydeskConfig config,
      TopicLimits limits,
      AnnotatorChain annotators,
      ArticleSerdes serdes,
      MeterRegistry registry,
      Consumer<EnrichedArticle> viewer) {
    runner =
        new StreamsRunner(
            topology(config, limits, annotators, serdes, viewer),
            properties(config, limits, registry),
            FailurePolicy::transientFault);
  }

  /** The topology in Kafka Streams' words; loads and connects to nothing. */
  public static String describe(CopydeskConfig config) {
    try (ArticleSerdes serdes = new ArticleSerdes(config);
        AnnotatorChain none = new AnnotatorChain(List.of())) {
      return topology(config, new TopicLimits(BATCH_OVERHEAD * 2, 0), none, serdes, article -> {})
          .describe()
          .toString();
    }
  }

  private static Topology topology(
      CopydeskConfig config,
      TopicLimits limits,
      AnnotatorChain annotators,
      ArticleSerdes serdes,
      Consumer<EnrichedArticle> viewer) {
    return new EnrichmentTopology(
            config.topics(),
            serdes.articles().deserializer(),
            new ShowingSerializer(
                serdes.enriched(limits.enriched() - BATCH_OVERHEAD).serializer(), viewer),
            annotators,
            config.enrichment(),
            limits.enriched(),
            Clock.systemUTC())
        .get();
  }

  private static Map<String, Object> properties(
      CopydeskConfig config, TopicLimits limits, MeterRegistry registry) {
    Map<String, Object> properties = new HashMap<>(config.streams().properties());
    properties.putIfAbsent(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), limits.largest());
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, config.topics().deadLetters());
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailurePolicy.class);
    properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, FailurePolicy.class);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, FailurePolicy.class);
    properties.put(FailurePolicy.METER_REGISTRY_CONFIG, registry);
    properties.put(FailurePolicy.DEAD_LETTER_MAX_BYTES_CONFIG, limits.deadLetters());
    return properties;
  }

  /** Starts the stream threads. */
  public void start() {
    runner.start();
  }

  @Override
  public void pause() {
    runner.pause();
  }

  @Override
  public void resume() {
    runner.resume();
  }

  /** How the stream is doing. */
  public StreamsRunner runner() {
    return runner;
  }

  /** Finishes the articles in hand, commits, and leaves the group. */
  @Override
  public void close() {
    runner.close();
  }
}
