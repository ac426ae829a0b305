package news.copydesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import news.copydesk.annotation.gazetteer.Places;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Provenance;
import news.copydesk.article.registry.HttpSchemaRegistryClient;
import news.copydesk.article.registry.RegistryConfig;
import news.copydesk.article.serde.AvroSerde;
import news.copydesk.article.serde.SerdeOptions;
import news.copydesk.ingest.Pace;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.reprocess.ReprocessJob;
import news.copydesk.reprocess.ReprocessListener;
import news.copydesk.reprocess.ReprocessOptions;
import news.copydesk.reprocess.Reprocessed;
import news.copydesk.sink.Database;
import news.copydesk.sink.DatabaseConfig;
import news.copydesk.sink.Period;
import news.copydesk.sink.SinkQueries;
import news.copydesk.sink.WriterScan;
import news.copydesk.sink.WrittenBy;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Articles that an older version wrote, in a running `copydesk local` whose models are 1.0.0. */
@Timeout(600)
class ReprocessIT {

  private static final String BODY = "Ana Souza slept in Porto.";

  @TempDir private static Path dir;
  private static LocalShell local;
  private static HttpSchemaRegistryClient registry;
  private static Database database;

  @BeforeAll
  static void startLocal() {
    local = new LocalShell(dir.resolve("local"));
    registry = new HttpSchemaRegistryClient(RegistryConfig.of(URI.create(local.registry())));
    database = Database.of(DatabaseConfig.of(url()));
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    registry.close();
    local.close();
  }

  @Test
  void replacesWhatAnOlderVersionWroteAndNothingElse() {
    List<EnrichedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      articles.add(by("entities", i % 2 == 0 ? "0.9.0" : "0.8.0", "Replace", "r/" + i, BODY));
    }
    for (int i = 40; i < 50; i++) {
      articles.add(by("entities", "0.9.1", "Replace", "r/" + i, BODY));
    }
    store(articles);
    Shell dry = Shell.plain();
    Shell shell = Shell.plain();

    assertThat(
            dry.run(reprocess("--model=entities", "--from=0.9.0", "--source=Replace", "--dry-run")))
        .isZero();
    int code = shell.run(reprocess("--model=entities", "--from=0.9.0", "--source=Replace"));

    assertThat(dry.out()).contains("would send 40 of 40 articles by 0.8.0, 0.9.0");
    assertThat(code).as(shell.out() + shell.err()).isEqualTo(ExitCode.OK);
    assertThat(shell.out()).isEqualTo("sent 40; still written by an old version: 0\n");
    for (EnrichedArticle before : articles) {
      EnrichedArticle now = row(before.getId());
      boolean old = !before.getProvenance().get(0).getVersion().equals("0.9.1");
      assertThat(now.getProvenance().get(0).getVersion()).isEqualTo(old ? "1.0.0" : "0.9.1");
      assertThat(now.getEntities()).hasSize(old ? 2 : 0);
      assertThat(now.getRevision()).isEqualTo(before.getRevision());
      assertThat(now.getTitle()).isEqualTo(before.getTitle());
      assertThat(now.getAttributes()).isEqualTo(before.getAttributes());
    }
    assertThat(sent("r/")).hasSize(40).allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
  }

  @Test
  void goesOnWhereItWasStoppedAndSendsNoArticleTwice() throws InterruptedException {
    List<EnrichedArticle> articles = storeOld(60, "Stop", "s/");

    Reprocessed first = run("Stop", Pace.perSecond(100), 10);
    // Not yet stored, all of them, and so found again, were it not for what is remembered.
    Reprocessed second = run("Stop", Pace.unlimited(), Long.MAX_VALUE);

    assertThat(first.finished()).isFalse();
    assertThat(first.sent()).isBetween(10L, 59L);
    assertThat(second.finished()).isTrue();
    assertThat(first.sent() + second.sent()).isEqualTo(60);
    assertThat(sent("s/")).hasSize(60).allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    await()
        .atMost(LocalShell.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(articles)
                    .allSatisfy(each -> assertThat(row(each.getId()).getEntities()).hasSize(2)));
  }

  @Test
  void longArticlesGoInSmallBatches() throws InterruptedException {
    storeOld(6, "Long", "long/");
    ReprocessOptions usual = ReprocessOptions.DEFAULT;
    ReprocessOptions options =
        new ReprocessOptions(
            usual.maxLag(),
            usual.maxWindow(),
            2L * BODY.length(),
            usual.target(),
            usual.patience());

    assertThat(batches("Long", Pace.unlimited(), options)).containsExactly(2L, 2L, 2L);
  }

  @Test
  void aRateHoldsAtEveryMoment() throws InterruptedException {
    storeOld(12, "Even", "even/");

    List<Long> batches = batches("Even", Pace.perSecond(4), ReprocessOptions.DEFAULT);

    assertThat(batches).allSatisfy(each -> assertThat(each).isLessThanOrEqualTo(6));
    assertThat(batches.stream().mapToLong(Long::longValue).sum()).isEqualTo(12);
  }

  /** How many articles were sent at a time. */
  private static List<Long> batches(String source, Pace pace, ReprocessOptions options)
      throws InterruptedException {
    List<Long> batches = new ArrayList<>();
    ReprocessListener listener =
        new Hearing() {
          @Override
          public void advanced(long looked, long sent) {
            batches.add(sent);
          }
        };
    run(source, "copydesk", "articles.new", pace, listener, options);
    return batches;
  }

  @Test
  void liveArticlesGoFirstAlsoThoseThatComeMeanwhile() throws Exception {
    List<EnrichedArticle> articles = storeOld(40, "Live", "live/");
    BlockingQueue<Long> waiting = new LinkedBlockingQueue<>();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (HeldStream stream = new HeldStream(local.broker(), "held", "articles.held")) {
      stream.comeIn(101);

      Future<Reprocessed> job = threads.submit(() -> behind("held", "articles.held", waiting));

      assertThat(waiting.poll(180, TimeUnit.SECONDS)).isEqualTo(101);
      await()
          .atMost(LocalShell.PATIENCE)
          .during(Duration.ofSeconds(1))
          .until(stream::again, List::isEmpty);

      stream.take();
      stream.commit();
      await().atMost(LocalShell.PATIENCE).until(() -> stream.again().size() == 8);

      stream.take();
      stream.comeIn(150);
      stream.commit();
      List<String> first = stream.again();
      assertThat(first).as("no more while those are not finished").hasSize(8);
      // They come back, from a newer version.
      store(List.of(by("entities", "1.0.0", "Live", first.get(0), BODY)));
      assertThat(waiting.poll(180, TimeUnit.SECONDS)).isEqualTo(150);
      await()
          .atMost(LocalShell.PATIENCE)
          .during(Duration.ofSeconds(1))
          .until(() -> stream.again().size() == 8);

      while (!job.isDone()) {
        stream.take();
        stream.commit();
      }
      assertThat(job.get().sent()).isEqualTo(40);
      assertThat(stream.again()).doesNotHaveDuplicates().hasSize(40);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void twoBatchesAreUnderWayAtOnceAndNoMore() throws Exception {
    storeOld(100, "Two", "two/");
    ReprocessOptions usual = ReprocessOptions.DEFAULT;
    // No record may wait but ours, and every batch is quick enough for the next one to be twice
    // as large.
    ReprocessOptions options =
        new ReprocessOptions(
            0, usual.maxWindow(), usual.maxText(), Duration.ofHours(1), usual.patience());
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (HeldStream stream = new HeldStream(local.broker(), "two", "articles.two")) {
      Future<Reprocessed> job =
          threads.submit(
              () -> run("Two", "two", "articles.two", Pace.unlimited(), new Hearing() {}, options));
      await().atMost(LocalShell.PATIENCE).until(() -> stream.again().size() == 8);
      stream.take();
      stream.commit();
      store(List.of(by("entities", "1.0.0", "Two", stream.again().get(0), BODY)));

      await().atMost(LocalShell.PATIENCE).until(() -> stream.again().size() == 8 + 16 + 16);
      await()
          .atMost(LocalShell.PATIENCE)
          .during(Duration.ofSeconds(1))
          .until(() -> stream.again().size() == 8 + 16 + 16);

      while (!job.isDone()) {
        stream.take();
        stream.commit();
      }
      assertThat(job.get().sent()).isEqualTo(100);
      assertThat(stream.again()).doesNotHaveDuplicates().hasSize(100);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void killedInMidWayAndStartedAgainItSendsEveryArticleOnce() throws Exception {
    // Half a minute of them is left after the second kill, however late that comes.
    int articles = 1_000;
    List<EnrichedArticle> stored = storeOld(articles, "Kill", "k/");
    String[] line = reprocess("--model=entities", "--from=0.9.0", "--source=Kill", "--rate=30");

    for (int kill = 1; kill <= 2; kill++) {
      int enough = sent("k/").size() + 50;
      Process process = start(line);
      await()
          .atMost(LocalShell.PATIENCE)
          .until(() -> !process.isAlive() || sent("k/").size() >= enough);
      assertThat(process.isAlive()).as("in mid-way; see %s", log()).isTrue();
      assertThat(process.destroyForcibly().waitFor()).isEqualTo(128 + 9);
    }
    assertThat(sent("k/")).as("was not done yet").hasSizeLessThan(articles);
    Shell last = Shell.plain();
    int code = last.run(reprocess("--model=entities", "--from=0.9.0", "--source=Kill"));

    assertThat(code).as(last.out() + last.err()).isEqualTo(ExitCode.OK);
    assertThat(last.out()).endsWith("still written by an old version: 0\n");
    assertThat(sent("k/"))
        .hasSize(articles)
        .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    for (EnrichedArticle before : stored) {
      EnrichedArticle now = row(before.getId());
      assertThat(now.getProvenance().get(0).getVersion()).isEqualTo("1.0.0");
      assertThat(now.getEntities()).hasSize(2);
      assertThat(now.getRevision()).isEqualTo(before.getRevision());
    }
    assertThat(rows("Kill")).isEqualTo(articles);
  }

  /** The command as a process of its own, to be killed. */
  private static Process start(String... line) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    // Surefire and failsafe put the real class path here, and a jar that names it there.
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(line));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private static Path log() {
    return dir.resolve("reprocess.log");
  }

  private static long rows(String source) {
    return new WriterScan(database)
        .count(
            new WrittenBy("entities", List.of("1.0.0"), Period.ALWAYS.from(), source),
            0,
            Long.MAX_VALUE);
  }

  @Test
  void stopsWhereNoNewerVersionIsInService() {
    store(List.of(by("entities", "1.0.0", "Same", "same/1", BODY)));
    Shell shell = Shell.plain();

    assertThat(shell.run(reprocess("--model=entities", "--from=0.1.0")))
        .isEqualTo(ExitCode.REFUSED);
    int code =
        shell.run(reprocess("--model=entities", "--from=1.0.0", "--source=Same", "--patience=2"));

    assertThat(code).as(shell.out() + shell.err()).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.err())
        .contains("nothing of this database was written by entities 0.1.0 or an older version");
    assertThat(shell.err())
        .contains("none of the first 1 articles came back")
        .contains("see that a newer version of entities is in service");
  }

  @Test
  void saysThatArticlesWithoutABodyCannotBeEnrichedAgain() {
    store(
        List.of(
            by("entities", "0.9.0", "Bare", "bare/1", null),
            by("entities", "0.9.0", "Bare", "bare/2", null)));
    Shell shell = Shell.plain();

    int code = shell.run(reprocess("--model=entities", "--from=0.9.0", "--source=Bare"));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(shell.err())
        .contains("none of the 2 articles has its body in the database (enriched.body is false)");
    assertThat(sent("bare/")).isEmpty();
  }

  @Test
  void aChangedGazetteerConcernsOnlyArticlesThatMentionAChangedName() throws IOException {
    Path before = gazetteer("one", "Porto");
    Path after = gazetteer("two", "Porto", "Lisbon");
    store(
        List.of(
            by("gazetteer", "one", "Places", "p/1", "Rain in Lisbon."),
            by("gazetteer", "one", "Places", "p/2", "Rain in Porto."),
            by("gazetteer", "one", "Places", "p/3", "Lisbon&#39;s rain."),
            by("gazetteer", "one", "Places", "p/4", null),
            by("gazetteer", "zero", "Places", "p/5", "Rain in Lisbon.")));
    Shell shell = Shell.plain();

    int code = shell.run(reprocess("--gazetteer", before.toString(), after.toString(), "--json"));

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(shell.out())
        .isEqualTo(
            "{\"sent\":2,\"unconcerned\":1,\"withoutBody\":1,\"refused\":0,\"finished\":true,\"left\":2}\n");
    assertThat(sent("p/")).containsOnlyKeys("p/1", "p/3");
  }

  @Test
  void theGazetteersMayBeVersionsOfTheRegistry() throws IOException {
    new KeyRing(List.of(SigningKey.fresh("key-1"))).write(dir.resolve("keys"));
    registered("gazetteer@1.0.0", gazetteer("first", "Porto"), "gazetteer");
    registered("gazetteer@1.1.0", gazetteer("second", "Porto", "Lisbon"), "gazetteer");
    Path mock = Files.writeString(dir.resolve("mock.properties"), "types=PERSON\n");
    registered("mock-ner@1.0.0", mock, "mock");
    store(
        List.of(
            by("gazetteer", "1.0.0", "Referred", "v/1", "Rain in Lisbon."),
            by("gazetteer", "1.0.0", "Referred", "v/2", "Rain in Porto."),
            // By the release of the file, which no registry knows.
            by("gazetteer", "first", "Referred", "v/3", "Rain in Lisbon.")));
    Shell shell = Shell.plain();
    Shell other = Shell.plain();
    Shell none = Shell.plain();

    int code = shell.run(references("gazetteer@1.0.0", "gazetteer@1.1.0"));

    assertThat(code).as(shell.err()).isEqualTo(ExitCode.OK);
    assertThat(shell.out()).startsWith("would send 1 of 2 articles by 1.0.0; not concerned 1");
    assertThat(other.run(references("gazetteer@1.0.0", "mock-ner@1.0.0")))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(other.err()).contains("mock-ner@1.0.0 is no gazetteer");
    assertThat(none.run(references("gazetteer@1.0.0", "gazetteer@7.0.0")))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(none.err()).contains("there is no gazetteer@7.0.0");
  }

  private static String[] references(String before, String after) {
    return reprocess(
        "--gazetteer",
        before,
        after,
        "--source=Referred",
        "--dry-run",
        "--set=models.registry=" + dir.resolve("registry"),
        "--set=models.key-file=" + dir.resolve("keys"),
        "--set=models.cache=" + dir.resolve("cache"));
  }

  private static void registered(String reference, Path file, String kind) {
    Shell shell = Shell.plain();
    int code =
        shell.run(
            "models",
            "register",
            reference,
            file.toString(),
            "--kind=" + kind,
            "--set=models.registry=" + dir.resolve("registry"),
            "--set=models.key-file=" + dir.resolve("keys"),
            "--set=models.cache=" + dir.resolve("cache"));
    assertThat(code).as(shell.err()).isZero();
  }

  @Test
  void anEnrichmentByOlderModelsThatIsLateDoesNotComeBack() {
    EnrichedArticle newer = by("entities", "3.0.0", "Late", "late/1", BODY);
    newer.setModelEpoch(20);
    EnrichedArticle older = by("entities", "2.0.0", "Late", "late/1", BODY);
    older.setModelEpoch(10);
    // On the same partition, so that it comes behind the older one.
    EnrichedArticle last = by("entities", "2.0.0", "Late", "late/5", BODY);

    store(List.of(newer));
    send(List.of(older, last));

    await().atMost(LocalShell.PATIENCE).until(() -> find("late/5").isPresent());
    assertThat(row("late/1")).isEqualTo(newer);
  }

  /** Heeds nothing of what it hears. */
  private abstract static class Hearing implements ReprocessListener {

    @Override
    public void expect(long articles) {}

    @Override
    public void advanced(long looked, long sent) {}

    @Override
    public void waiting(long lag) {}

    @Override
    public void refused(String id, String reason) {}
  }

  private static Reprocessed run(String source, Pace pace, long stopAfter)
      throws InterruptedException {
    ReprocessListener listener =
        new Hearing() {
          private long all;

          @Override
          public void advanced(long looked, long sent) {
            all += sent;
            if (all >= stopAfter) {
              pace.stop();
            }
          }
        };
    return run(source, "copydesk", "articles.new", pace, listener);
  }

  /** Into a stream that is behind. */
  private static Reprocessed behind(String stream, String topic, BlockingQueue<Long> waiting)
      throws InterruptedException {
    ReprocessListener listener =
        new Hearing() {
          @Override
          public void waiting(long lag) {
            waiting.add(lag);
          }
        };
    return run("Live", stream, topic, Pace.unlimited(), listener);
  }

  private static Reprocessed run(
      String source, String stream, String topic, Pace pace, ReprocessListener listener)
      throws InterruptedException {
    return run(source, stream, topic, pace, listener, ReprocessOptions.DEFAULT);
  }

  private static Reprocessed run(
      String source,
      String stream,
      String topic,
      Pace pace,
      ReprocessListener listener,
      ReprocessOptions options)
      throws InterruptedException {
    Serializer<Article> serializer =
        new AvroSerde<>(Article.class, registry, SerdeOptions.defaults()).serializer();
    return new ReprocessJob(
            source,
            new WrittenBy("entities", List.of("0.9.0"), Period.ALWAYS.from(), source),
            article -> true)
        .run(
            Map.of("bootstrap.servers", local.broker()),
            stream,
            topic,
            serializer,
            new WriterScan(database),
            options,
            pace,
            listener);
  }

  private static String url() {
    return "jdbc:sqlite:" + dir.resolve("local").resolve("copydesk.db");
  }

  private static String[] reprocess(String... options) {
    List<String> line = new ArrayList<>(List.of("reprocess", "--url=" + url()));
    line.addAll(List.of(options));
    return local.at(line.toArray(String[]::new));
  }

  private static Path gazetteer(String release, String... names) throws IOException {
    Path file = dir.resolve(release + ".gaz");
    Places.compiler(names).compile("gazetteer", release).write(file);
    return file;
  }

  /** As an enricher with another version wrote it, which found nothing. */
  private static EnrichedArticle by(
      String annotator, String version, String source, String id, @Nullable String body) {
    EnrichedArticle article = new EnrichedArticle();
    article.setId(id);
    article.setRevision(3);
    article.setSource(source);
    article.setTitle("bonn waits");
    article.setBody(body);
    article.setLanguage("en");
    article.setAttributes(Map.of("desk", "night"));
    article.setEntities(List.of());
    article.setTopics(List.of());
    article.setProvenance(
        List.of(
            new Provenance(
                annotator, annotator, version, null, AnnotationStatus.COMPLETE, null, 1L)));
    article.setEnrichedAt(Instant.parse("2026-11-01T00:00:00Z"));
    return article;
  }

  /** So many that version 0.9.0 of the entities wrote, with ids of that prefix. */
  private static List<EnrichedArticle> storeOld(int count, String source, String prefix) {
    List<EnrichedArticle> articles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      articles.add(by("entities", "0.9.0", source, prefix + i, BODY));
    }
    store(articles);
    return articles;
  }

  private static void store(List<EnrichedArticle> articles) {
    send(articles);
    await()
        .atMost(LocalShell.PATIENCE)
        .until(() -> articles.stream().allMatch(each -> find(each.getId()).isPresent()));
  }

  private static void send(List<EnrichedArticle> articles) {
    Serializer<EnrichedArticle> serializer =
        new AvroSerde<>(EnrichedArticle.class, registry, SerdeOptions.defaults()).serializer();
    ByteArraySerializer bytes = new ByteArraySerializer();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", local.broker(), "max.in.flight.requests.per.connection", 1);
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
      for (EnrichedArticle article : articles) {
        producer.send(
            new ProducerRecord<>(
                "articles.enriched",
                Math.floorMod(article.getId().hashCode(), 4),
                article.getId().getBytes(UTF_8),
                serializer.serialize("articles.enriched", article)));
      }
    }
  }

  private static Optional<EnrichedArticle> find(String id) {
    return new SinkQueries(database).article(id);
  }

  private static EnrichedArticle row(String id) {
    return find(id).orElseThrow();
  }

  /** How often each article of that beginning was sent to the stream, on its own partition. */
  private static Map<String, Integer> sent(String prefix) {
    Map<String, Integer> times = new TreeMap<>();
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", local.broker());
    settings.put("isolation.level", "read_committed");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("articles.new").stream()
              .map(info -> new TopicPartition("articles.new", info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
          String id = new String(each.key(), UTF_8);
          if (id.startsWith(prefix)) {
            assertThat(each.partition()).isEqualTo(Math.floorMod(id.hashCode(), 4));
            assertThat(each.headers().lastHeader("copydesk.reprocess")).isNotNull();
            times.merge(id, 1, Integer::sum);
          }
        }
      }
    }
    return times;
  }
}
