package news.copydesk.topology;

import static news.copydesk.topology.EnrichmentDesk.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.Mention;
import news.copydesk.article.Provenance;
import news.copydesk.article.Section;
import news.copydesk.article.registry.HttpSchemaRegistryClient;
import news.copydesk.article.registry.RegistryConfig;
import news.copydesk.article.serde.MalformedRecordException;
import news.copydesk.local.LocalRegistry;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnrichmentTopologyTest {

  private static final byte[] POISON = "no article".getBytes(StandardCharsets.UTF_8);

  private LocalRegistry registry;
  private EnrichmentSetup setup;

  @BeforeAll
  void startRegistry() {
    registry = LocalRegistry.inMemory(0);
    setup = EnrichmentSetup.mock(registry.url());
  }

  @AfterAll
  void stopRegistry() {
    registry.close();
  }

  /** A change of the topology is a change of its internal names: decide it, then copy it there. */
  @Test
  void isTheTopologyThatWasDecidedUpon() throws IOException {
    String golden;
    try (InputStream file = getClass().getResourceAsStream("topology.txt")) {
      golden = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }

    try (HttpSchemaRegistryClient client =
        new HttpSchemaRegistryClient(RegistryConfig.of(registry.url()))) {
      assertThat(EnrichmentDesk.topology(setup, client).describe().toString().strip())
          .isEqualTo(golden.strip());
    }
  }

  @Test
  void enrichesAnArticle() {
    Article article =
        Article.newBuilder()
            .setId("a-1")
            .setRevision(3)
            .setUrl("https://daily.example/1")
            .setSource("daily")
            .setTitle("Bonn waits")
            .setBody("it rained. In Köln, Jane Doe slept.")
            .setLanguage("en")
            .setPublishedAt(Instant.parse("2026-11-20T10:00:00Z"))
            .setFetchedAt(Instant.parse("2026-11-20T10:30:00Z"))
            .setAttributes(Map.of("desk", "local"))
            .build();

    try (EnrichmentDesk desk = new EnrichmentDesk(setup)) {
      desk.produce(article);

      EnrichedArticle enriched = desk.onlyEnriched();
      enriched.getProvenance().forEach(provenance -> provenance.setMicros(0));
      assertThat(enriched).isEqualTo(expected(article));
    }
  }

  private static EnrichedArticle expected(Article article) {
    return EnrichedArticle.newBuilder()
        .setId(article.getId())
        .setRevision(article.getRevision())
        .setUrl(article.getUrl())
        .setSource(article.getSource())
        .setTitle(article.getTitle())
        .setBody(article.getBody())
        .setLanguage(article.getLanguage())
        .setPublishedAt(article.getPublishedAt())
        .setFetchedAt(article.getFetchedAt())
        .setAttributes(article.getAttributes())
        .setEntities(
            List.of(
                entity("PERSON", Section.TITLE, 0, "Bonn"),
                entity("MISC", Section.BODY, 11, "In Köln"),
                entity("PERSON", Section.BODY, 20, "Jane Doe")))
        .setTopics(List.of())
        .setSentiment(null)
        .setProvenance(
            List.of(
                new Provenance(
                    "entities", "mock-ner", "1.0.0", null, AnnotationStatus.COMPLETE, null, 0L)))
        .setComplete(true)
        .setTruncated(false)
        .setEnrichedAt(EnrichmentDesk.NOW)
        .build();
  }

  private static Entity entity(String type, Section section, int begin, String text) {
    Mention mention = new Mention(section, begin, begin + text.length(), text);
    return new Entity(type, text, List.of(mention), null, null);
  }

  @Test
  void keepsKeyTimeHeadersAndPartition() {
    Headers headers = new RecordHeaders().add("trace", new byte[] {1, 2});

    try (EnrichmentDesk desk = new EnrichmentDesk(setup)) {
      Article article = article("käse-1");
      desk.produce(article.getId(), desk.bytes(article), headers, EnrichmentDesk.PRODUCED);

      TestRecord<byte[], byte[]> record = desk.onlyEnrichedRecord();
      assertThat(record.key()).isEqualTo("käse-1".getBytes(StandardCharsets.UTF_8));
      assertThat(record.getRecordTime()).isEqualTo(EnrichmentDesk.PRODUCED);
      assertThat(record.headers()).isEqualTo(headers);
    }
  }

  @Test
  void deadLettersCarryKeyBytesHeadersAndWhatWentWrongWhere() {
    Headers headers = new RecordHeaders().add("trace", new byte[] {1, 2});

    try (EnrichmentDesk desk = new EnrichmentDesk(setup)) {
      desk.produce("a-0", desk.bytes(article("a-0")));
      assertThat(desk.onlyEnriched().getId()).isEqualTo("a-0");
      desk.produce("a-1", POISON, headers, EnrichmentDesk.PRODUCED);

      TestRecord<byte[], byte[]> letter = desk.onlyDeadLetter();
      assertThat(letter.key()).isEqualTo("a-1".getBytes(StandardCharsets.UTF_8));
      assertThat(letter.value()).isEqualTo(POISON);
      assertThat(letter.getRecordTime()).isEqualTo(EnrichmentDesk.PRODUCED);
      assertThat(letter.headers().lastHeader("trace").value()).containsExactly(1, 2);
      assertThat(header(letter, "__streams.errors.topic")).isEqualTo("articles.new");
      assertThat(header(letter, "__streams.errors.partition")).isEqualTo("0");
      assertThat(header(letter, "__streams.errors.offset")).isEqualTo("1");
      assertThat(header(letter, "__streams.errors.exception"))
          .isEqualTo(MalformedRecordException.class.getName());
      assertThat(header(letter, "__streams.errors.message")).contains("no magic byte 0");
      assertThat(Instant.parse(header(letter, "__streams.errors.time"))).isNotNull();
      assertThat(letter.headers()).hasSize(7);
      assertThat(desk.setAside(MalformedRecordException.class)).isEqualTo(1);
    }
  }

  @Test
  void replacesTheErrorHeadersOfARecordThatWasRedriven() {
    Headers stale = new RecordHeaders().add("trace", new byte[0]);
    for (String name :
        List.of(
            DeadLetters.TOPIC,
            DeadLetters.PARTITION,
            DeadLetters.OFFSET,
            DeadLetters.EXCEPTION,
            DeadLetters.MESSAGE,
            DeadLetters.TIME,
            DeadLetters.VALUE_OMITTED,
            DeadLetters.KEY_AND_HEADERS_OMITTED)) {
      stale.add(name, "stale".getBytes(StandardCharsets.UTF_8));
    }

    try (EnrichmentDesk desk = new EnrichmentDesk(setup)) {
      desk.produce("a-1", POISON, stale, EnrichmentDesk.PRODUCED);

      Headers headers = desk.onlyDeadLetter().headers();
      assertThat(headers).extracting("key").doesNotHaveDuplicates().hasSize(7);
      assertThat(headers)
          .noneMatch(h -> "stale".equals(new String(h.value(), StandardCharsets.UTF_8)));
    }
  }

  @Test
  void goesOnBehindADeadLetter() {
    try (EnrichmentDesk desk = new EnrichmentDesk(setup)) {
      desk.produce("a-1", POISON);
      assertThat(desk.onlyDeadLetter().value()).isEqualTo(POISON);
      desk.produce(article("a-2"));

      assertThat(desk.onlyEnriched().getId()).isEqualTo("a-2");
    }
  }

  /**
   * Were the source to decode records, the dead letter would be sent while the record before is
   * being processed, and the failure would reach the deserialization handler, which refuses.
   */
  @Test
  void decodesInAProcessorSoThatTheDeadLetterSharesItsOffsetsTransaction() {
    try (EnrichmentDesk desk = new EnrichmentDesk(setup)) {
      desk.produce("a-1", POISON);

      assertThat(header(desk.onlyDeadLetter(), DeadLetters.EXCEPTION))
          .isEqualTo(MalformedRecordException.class.getName());
    }
  }

  @Test
  void leasesTheModelForOneArticleSoThatATaskTakesUpTheNextVersion() {
    AtomicInteger closes = new AtomicInteger();
    ModelHandle<Annotator> handle =
        EnrichmentSetup.handle(
            () -> new EntityAnnotator(new CountedTagger(new MockTagger(), closes), 1_000));

    try (EnrichmentDesk desk = new EnrichmentDesk(setup.withHandle(handle))) {
      desk.produce(article("a-1"));
      assertThat(version(desk.onlyEnriched())).isEqualTo("1.0.0");
      assertThat(handle.leases()).isZero();
      handle.swap(new EntityAnnotator(new MockTagger(), next(), 1_000));
      assertThat(closes).hasValue(1);
      desk.produce(article("a-2"));

      assertThat(version(desk.onlyEnriched())).isEqualTo("2.0.0");
    }
  }

  private static String version(EnrichedArticle article) {
    return article.getProvenance().get(0).getVersion();
  }

  private static ModelDescription next() {
    return new ModelDescription("mock-ner", "2.0.0", Optional.of("ab"));
  }

  @Test
  void tasksShareOneModel() {
    AtomicInteger loads = new AtomicInteger();
    AtomicInteger closes = new AtomicInteger();
    ModelHandle<Annotator> handle =
        EnrichmentSetup.handle(
            () -> {
              loads.incrementAndGet();
              return new EntityAnnotator(new CountedTagger(new MockTagger(), closes), 1_000);
            });
    EnrichmentSetup shared = setup.withHandle(handle);

    try (EnrichmentDesk first = new EnrichmentDesk(shared)) {
      try (EnrichmentDesk second = new EnrichmentDesk(shared)) {
        first.produce(article("a-1"));
        second.produce(article("a-2"));

        assertThat(first.onlyEnriched().getId()).isEqualTo("a-1");
        assertThat(second.onlyEnriched().getId()).isEqualTo("a-2");
      }
    }

    assertThat(loads).hasValue(1);
    assertThat(closes).hasValue(0);
  }

  private static Article article(String id) {
    return Article.newBuilder().setId(id).setTitle("Bonn").setBody("In Bonn.").build();
  }
}
