package news.copydesk.bench;

import java.time.Duration;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Provenance;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.rollout.WantedVersion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads enriched articles as they are committed, and notes how old each is, and who wrote it. */
public final class SwapReader implements AutoCloseable {

  /** The models whose versions are swapped. */
  static final Set<String> ENTITY_MODELS = Set.of(CompiledLoader.NAME, MockTagger.NAME);

  private static final Duration POLL = Duration.ofMillis(20);
  private static final int POLL_MILLIS = 20;
  private static final long LONGEST_MILLIS = 60_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ArticleSerdes serdes;
  private final Deserializer<EnrichedArticle> deserializer;
  private final String topic;
  private final Map<String, WantedVersion> versions;
  private final Thread thread = new Thread(this::read, "bench-reader");
  private final Map<Stretch, Tally> ages = new EnumMap<>(Stretch.class);
  private final Map<Stretch, Tally> works = new EnumMap<>(Stretch.class);
  private final Map<String, Long> byVersion = new HashMap<>();
  private final BitSet ids = new BitSet();
  private long doubled;
  private long wrong;
  private volatile Stretch stretch = Stretch.OTHER;
  private volatile boolean stopped;

  /** What was going on when an article came out. */
  public enum Stretch {
    OTHER,
    STEADY,
    SWAPS
  }

  /**
   * What came out.
   *
   * @param distinct different articles
   * @param doubled records of an article that had come out before
   * @param wrongProvenance records that name no version of ours, or other bytes
   * @param byVersion records by the version that wrote them
   * @param ageP99 by stretch, 99th percentile of milliseconds from sending to being read, committed
   * @param workP99 by stretch, 99th percentile of microseconds in the annotators
   */
  public record Counts(
      long distinct,
      long doubled,
      long wrongProvenance,
      Map<String, Long> byVersion,
      Map<Stretch, Long> ageP99,
      Map<Stretch, Long> workP99) {}

  SwapReader(CopydeskConfig config, Map<String, WantedVersion> versions) {
    Map<String, Object> settings = new HashMap<>(config.kafka());
    settings.put("isolation.level", "read_committed");
    settings.put("fetch.max.wait.ms", "20");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    this.consumer = new KafkaConsumer<>(settings, bytes, bytes);
    this.serdes = new ArticleSerdes(config);
    this.deserializer = serdes.enriched().deserializer();
    this.topic = config.topics().enriched();
    this.versions = Map.copyOf(versions);
    for (Stretch each : Stretch.values()) {
      ages.put(each, new Tally(1, LONGEST_MILLIS));
      works.put(each, new Tally(10, LONGEST_MILLIS * 100));
    }
  }

  void start() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread.setDaemon(true);
    thread.start();
  }

  void enter(Stretch next) {
    stretch = next;
  }

  private void read() {
    while (!stopped) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        note(record, System.currentTimeMillis());
      }
    }
  }

  private synchronized void note(ConsumerRecord<byte[], byte[]> record, long now) {
    EnrichedArticle article = deserializer.deserialize(topic, record.headers(), record.value());
    int number = Integer.parseInt(article.getId().substring(SwapLoad.PREFIX.length()));
    doubled += ids.get(number) ? 1 : 0;
    ids.set(number);
    long micros = 0;
    for (Provenance provenance : article.getProvenance()) {
      micros += provenance.getMicros();
      if (provenance.getAnnotator().equals(EntityAnnotator.NAME)) {
        WantedVersion version = versions.get(provenance.getVersion());
        boolean right = version != null && version.manifest().equals(provenance.getSha256());
        wrong += right ? 0 : 1;
        byVersion.merge(provenance.getVersion(), 1L, Long::sum);
      }
    }
    tally(ages).add(now - record.timestamp());
    tally(works).add(micros);
  }

  private Tally tally(Map<Stretch, Tally> of) {
    return Objects.requireNonNull(of.get(stretch));
  }

  /** What came out, once so many different articles are there, or at the latest after the limit. */
  Counts await(long articles, Duration limit) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long until = System.nanoTime() + limit.toNanos();
    // A little longer than it takes, to see what comes twice.
    long grace = TimeUnit.SECONDS.toNanos(2);
    while (System.nanoTime() < until && grace > 0) {
      boolean unused = never.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
      grace -= distinct() >= articles ? TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS) : 0;
    }
    return counts();
  }

  private synchronized long distinct() {
    return ids.cardinality();
  }

  private synchronized Counts counts() {
    Map<Stretch, Long> age = new EnumMap<>(Stretch.class);
    Map<Stretch, Long> work = new EnumMap<>(Stretch.class);
    ages.forEach((each, tally) -> age.put(each, tally.percentile(0.99)));
    works.forEach((each, tally) -> work.put(each, tally.percentile(0.99)));
    return new Counts(ids.cardinality(), doubled, wrong, Map.copyOf(byVersion), age, work);
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
    serdes.close();
  }
}
