package news.copydesk.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Instance;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.ArticleFeed;
import news.copydesk.ingest.ArticleProducer;
import news.copydesk.ingest.ArticleReader;
import news.copydesk.ingest.BrokenSample;
import news.copydesk.ingest.DeadLetter;
import news.copydesk.ingest.DeadLetterTail;
import news.copydesk.ingest.EnrichedTail;
import news.copydesk.ingest.Progress;
import news.copydesk.ingest.Samples;
import news.copydesk.ingest.SendListener;
import news.copydesk.ingest.TailRange;
import news.copydesk.sink.Database;
import news.copydesk.sink.SinkQueries;
import news.copydesk.sink.StoredCounts;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the samples through a running instance and counts what comes out at every end. */
final class DemoRun {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Console console;
  private final CopydeskConfig config;

  DemoRun(Console console, CopydeskConfig config) {
    this.console = console;
    this.config = config;
  }

  /** Waits for something that may be interrupted. */
  interface Waiting {
    void await() throws InterruptedException;
  }

  /**
   * What was counted, each at its own end.
   *
   * @param in records that the broker has taken
   * @param enriched records on the enriched topic
   * @param letters records on the dead letter topic
   * @param rows articles in the database
   * @param entities entities in the database
   */
  record Result(long in, long enriched, List<DeadLetter> letters, long rows, long entities) {

    long deadLetters() {
      return letters.size();
    }

    boolean allAccountedFor() {
      return in == enriched + deadLetters() && rows == enriched;
    }
  }

  /** Produces as an outside client would, and waits until everything has come out. */
  Result carry(Waiting started, Instance instance) throws IOException, InterruptedException {
    try (ArticleSerdes serdes = new ArticleSerdes(config);
        Progress progress = console.progress("enriching", "articles")) {
      long in = produce(serdes) + produceBroken(serdes);
      progress.expect(in);
      started.await();
      console.out().printf("Its page, as long as it runs: http://127.0.0.1:%d/%n", instance.port());
      long end = System.nanoTime() + PATIENCE.toNanos();
      watch(instance, in, end, progress);
      return counted(serdes, in, instance.failed() ? System.nanoTime() : end);
    }
  }

  /**
   * Counts at every end, and again until all is there or the time is over: an instance tells of a
   * dead letter before the transaction with it has ended.
   */
  Result counted(ArticleSerdes serdes, long in, long end) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Result result = count(serdes, in);
    while (!result.allAccountedFor()
        && System.nanoTime() < end
        && !never.await(100, TimeUnit.MILLISECONDS)) {
      result = count(serdes, in);
    }
    return result;
  }

  private Result count(ArticleSerdes serdes, long in) {
    long enriched = enriched(serdes);
    List<DeadLetter> letters = deadLetters();
    try (Database database = Database.of(config.database())) {
      StoredCounts stored = new SinkQueries(database).counts();
      return new Result(in, enriched, letters, stored.articles(), stored.entities());
    }
  }

  private long produce(ArticleSerdes serdes) throws IOException {
    try (ArticleProducer producer =
            ArticleProducer.connect(
                config.kafka(),
                serdes.articles().serializer(),
                config.topics().articles(),
                silent());
        ArticleReader samples = Samples.articles()) {
      new ArticleFeed(producer, Progress.none()).carry(samples);
      producer.flush();
      return producer.sent();
    }
  }

  private static SendListener silent() {
    return ProduceCommand.listener(Progress.none());
  }

  private long produceBroken(ArticleSerdes serdes) throws IOException {
    String topic = config.topics().articles();
    AtomicLong sent = new AtomicLong();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(config.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (BrokenSample sample : Samples.broken(serdes.articles().serializer(), topic)) {
        byte[] key = sample.key().map(bytes -> bytes.get()).orElse(null);
        byte[] value = sample.value().map(bytes -> bytes.get()).orElse(null);
        producer.send(
            new ProducerRecord<>(topic, key, value),
            (metadata, failure) -> sent.addAndGet(failure == null ? 1 : 0));
      }
      producer.flush();
    }
    return sent.get();
  }

  /** Moves the bar until everything is through, or patience ends; the counts then tell. */
  private static void watch(Instance instance, long in, long end, Progress progress)
      throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long shown = 0;
    while (shown < in && System.nanoTime() < end && !instance.failed()) {
      long through = instance.through();
      progress.advance(through - shown);
      shown = through;
      if (never.await(20, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private long enriched(ArticleSerdes serdes) {
    try (EnrichedTail tail =
        EnrichedTail.connect(
            config.kafka(), config.topics().enriched(), serdes.enriched().deserializer())) {
      return tail.run(TailRange.fromBeginning().untilEnd(), record -> {});
    }
  }

  private List<DeadLetter> deadLetters() {
    List<DeadLetter> letters = new ArrayList<>();
    try (DeadLetterTail tail =
        DeadLetterTail.connect(config.kafka(), config.topics().deadLetters())) {
      tail.run(TailRange.fromBeginning().untilEnd(), letters::add);
    }
    return letters;
  }
}
