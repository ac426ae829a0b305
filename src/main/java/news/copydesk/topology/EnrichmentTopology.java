package news.copydesk.topology;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * {@code articles.new → validate → annotate → articles.enriched}, and where articles may go on
 * without an annotator {@code → articles.retry} as well. No I/O happens here.
 *
 * <p>The source hands out bytes, and {@code validate} decodes them. Were the source to decode them,
 * Kafka Streams would send the dead letter of a record when it looks ahead to it, which can be one
 * commit before the record's own offset: a crash between the two would send it twice.
 */
public final class EnrichmentTopology implements Supplier<Topology> {

  static final String SOURCE = "articles";
  static final String VALIDATE = "validate";
  static final String ANNOTATE = "annotate";
  static final String SINK = "enriched";
  static final String RETRY = "retry";

  private final TopicNames topics;
  private final Deserializer<Article> deserializer;
  private final Serializer<EnrichedArticle> serializer;
  private final AnnotatorChain annotators;
  private final EnrichmentOptions options;
  private final int maxEnrichedBytes;
  private final Clock clock;

  /**
   * @param topics names of the topics
   * @param deserializer decodes articles; shared by all threads
   * @param serializer encodes enriched articles; shared by all threads
   * @param annotators lends the annotators to each processor
   * @param options how articles are enriched
   * @param maxEnrichedBytes the largest record batch that the topic of enriched articles takes; a
   *     larger record is set aside
   * @param clock dates the records
   */
  public EnrichmentTopology(
      TopicNames topics,
      Deserializer<Article> deserializer,
      Serializer<EnrichedArticle> serializer,
      AnnotatorChain annotators,
      EnrichmentOptions options,
      int maxEnrichedBytes,
      Clock clock) {
    this.topics = topics;
    this.deserializer = deserializer;
    this.serializer = serializer;
    this.annotators = annotators;
    this.options = options;
    this.maxEnrichedBytes = maxEnrichedBytes;
    this.clock = clock;
  }

  @Override
  public Topology get() {
    Topology topology = new Topology();
    topology.addSource(
        AutoOffsetReset.earliest(),
        SOURCE,
        new ArticleTime(clock),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topics.articles());
    topology.addProcessor(VALIDATE, () -> new ValidateProcessor(deserializer), SOURCE);
    topology.addProcessor(
        ANNOTATE, () -> new AnnotateProcessor(annotators, options, clock), VALIDATE);
    topology.addSink(
        SINK,
        topics.enriched(),
        new ByteArraySerializer(),
        new EnrichmentSerializer(serializer, maxEnrichedBytes),
        new SamePartition(),
        ANNOTATE);
    options
        .retryTopic()
        .ifPresent(
            retry ->
                topology.addSink(
                    RETRY,
                    retry,
                    new ByteArraySerializer(),
                    (Serializer<Postponed>) (topic, postponed) -> postponed.value(),
                    (StreamPartitioner<byte[], Postponed>)
                        (topic, key, postponed, partitions) ->
                            Optional.of(Set.of(postponed.partition() % partitions)),
                    ANNOTATE));
    return topology;
  }
}
