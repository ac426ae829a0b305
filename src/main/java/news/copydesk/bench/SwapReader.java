package news.copydesk.bench;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /** What is of no interest. */
  static final String OTHER = "other";

  private static final Duration POLL = Duration.ofMillis(20);
  private static final int POLL_MILLIS = 20;
  private static final long LONGEST_MILLIS = 60_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ArticleSerdes serdes;
  private final Deserializer<EnrichedArticle> deserializer;
  private final String topic;
  private final Map<String, WantedVersion> versions;
  private final Thread thread = new Thread(this::read, "bench-reader");
  private final Map<String, Tallies> tallies = new HashMap<>();
  private final Map<String, Long> byVersion = new HashMap<>();
  private final BitSet ids = new BitSet();
  private long doubled;
  private long wrong;
  private volatile String stretch = OTHER;
  private volatile boolean stopped;

  /**
   * What came out while something was going on.
   *
   * @param articles records
   * @param ageP99 99th percentile of milliseconds from sending to being read, committed
   * @param workP99 99th percentile of microseconds in the annotators
   */
  public record Stretch(long articles, long ageP99, long workP99) {

    static final Stretch NONE = new Stretch(0, 0, 0);
  }

  private record Tallies(Tally ages, Tally works) {

    Tallies() {
      this(new Tally(1, LONGEST_MILLIS), new Tally(10, LONGEST_MILLIS * 100));
    }

    Stretch stretch() {
      return new Stretch(ages.count(), ages.percentile(0.99), works.percentile(0.99));
    }
  }

  /**
   * What came out.
   *
   * @param distinct different articles
   * @param doubled records of an article that had come out before
   * @param wrongProvenance records that name no version of ours, or other bytes
   * @param byVersion records by the version that wrote them
   * @param stretches by what was going on
   */
  public record Counts(
      long distinct,
      long doubled,
      long wrongProvenance,
      Map<String, Long> byVersion,
      Map<String, Stretch> stretches) {

    /** What came out during that; nothing if there was no such time. */
    public Stretch during(String name) {
      return stretches.getOrDefault(name, Stretch.NONE);
    }

    /** Whether every article came out once, and said who wrote it. */
    boolean exactlyOnce(long sent) {
      return distinct == sent && doubled == 0 && wrongProvenance == 0;
    }
  }

  SwapReader(CopydeskConfig config, List<WantedVersion> versions) {
    Map<String, Object> settings = new HashMap<>(config.kafka());
    settings.put("isolation.level", "read_committed");
    settings.put("fetch.max.wait.ms", "20");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    this.consumer = new KafkaConsumer<>(settings, bytes, bytes);
    this.serdes = new ArticleSerdes(config);
    this.deserializer = serdes.enriched().deserializer();
    this.topic = config.topics().enriched();
    this.versions =
        versions.stream().collect(Collectors.toMap(WantedVersion::version, Function.identity()));
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

  /** What comes out from now on belongs to this, which may have been before. */
  void enter(String next) {
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
    Tallies of = tallies.computeIfAbsent(stretch, name -> new Tallies());
    of.ages().add(now - record.timestamp());
    of.works().add(micros);
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

  /** Different articles so far. */
  synchronized long distinct() {
    return ids.cardinality();
  }

  private synchronized Counts counts() {
    Map<String, Stretch> stretches = new HashMap<>();
    tallies.forEach((name, of) -> stretches.put(name, of.stretch()));
    return new Counts(ids.cardinality(), doubled, wrong, Map.copyOf(byVersion), stretches);
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
