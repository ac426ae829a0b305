package news.copydesk.topology;

import static news.copydesk.topology.EnrichmentDesk.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.Mention;
import news.copydesk.article.Section;
import news.copydesk.article.registry.RegistryRejectedException;
import news.copydesk.article.registry.RegistryUnavailableException;
import news.copydesk.article.serde.MalformedRecordException;
import news.copydesk.article.serde.OversizedRecordException;
import news.copydesk.local.LocalRegistry;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of docs/bad-input.md that one task can show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private LocalRegistry registry;
  private EnrichmentSetup setup;
  private EnrichmentDesk desk;

  @BeforeAll
  void start() {
    registry = LocalRegistry.inMemory(0);
    setup = EnrichmentSetup.mock(registry.url());
    desk = new EnrichmentDesk(setup);
  }

  @AfterEach
  void leavesNothingBehindAndGoesOn() {
    assertThat(desk.nothingSent()).isTrue();
    desk.produce(article("Still here", "Yes."));
    assertThat(desk.onlyEnriched().getComplete()).isTrue();
  }

  @AfterAll
  void stop() {
    desk.close();
    registry.close();
  }

  // Articles that are enriched.

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t"})
  void blankBodyIsEnrichedFromItsTitle(String body) {
    desk.produce(article("Bonn", body));

    EnrichedArticle enriched = desk.onlyEnriched();
    assertThat(enriched.getBody()).isEqualTo(body);
    assertThat(texts(enriched)).containsExactly("Bonn");
    assertThat(status(enriched)).isEqualTo(AnnotationStatus.COMPLETE);
  }

  @Test
  void blankTitleAndBodyAreEnrichedAsSkipped() {
    desk.produce(article(" ", ""));

    EnrichedArticle enriched = desk.onlyEnriched();
    assertThat(enriched.getEntities()).isEmpty();
    assertThat(status(enriched)).isEqualTo(AnnotationStatus.SKIPPED);
    assertThat(enriched.getProvenance().get(0).getReason()).isEqualTo("title and body are blank");
    assertThat(enriched.getComplete()).isTrue();
  }

  @Test
  void missingTitleStaysMissing() {
    desk.produce(Article.newBuilder().setId("a-1").setBody("In Bonn.").build());

    EnrichedArticle enriched = desk.onlyEnriched();
    assertThat(enriched.getTitle()).isNull();
    assertThat(texts(enriched)).containsExactly("In Bonn");
    assertThat(status(enriched)).isEqualTo(AnnotationStatus.COMPLETE);
  }

  @Test
  void controlCharactersStayAndCount() {
    String body = "\u0000\u0007\u001b[31m Bonn\u0000 and\u0085 Köln";

    assertUnchangedWithMentions(body, "Bonn", "Köln");
  }

  @Test
  void emojiCountAsOneCodePointEach() {
    EnrichedArticle enriched =
        assertUnchangedWithMentions("😀👩‍👧 Bonn 🇩🇪 Köln", "Bonn", "Köln");

    assertThat(enriched.getEntities().get(0).getMentions().get(0).getBegin()).isEqualTo(5);
  }

  @Test
  void rightToLeftTextAndBidiControlsStayInLogicalOrder() {
    assertUnchangedWithMentions("\u202eשלום\u202c Bonn \u2066العربية\u2069 Köln", "Bonn", "Köln");
  }

  @Test
  void htmlInTheBodyIsReadAsItsTextAndStays() {
    EnrichedArticle enriched =
        assertUnchangedWithMentions(
            "<p class=\"x\" title=\"Ulm\">in Bonn &amp; K&ouml;ln</p>", "Bonn", "Köln");

    Mention mention = enriched.getEntities().get(1).getMentions().get(0);
    assertThat(mention.getText()).isEqualTo("K&ouml;ln");
  }

  @Test
  void angleBracketsThatAreNoHtmlAreText() {
    assertUnchangedWithMentions("in <Bonn> a < b & <Köln>", "Bonn", "Köln");
  }

  @Test
  void pageFurnitureIsNotReadAndStays() {
    assertUnchangedWithMentions("By Jane Doe\n\nin Bonn.\n\nRead more: Ulm\nShare Tweet", "Bonn");
  }

  @Test
  void loneSurrogatesBecomeReplacementCharactersOneForOne() {
    desk.produce(article("Bonn \ud83d Köln", "\ude00 Bonn \ud83d"));

    EnrichedArticle enriched = desk.onlyEnriched();
    assertThat(enriched.getTitle()).isEqualTo("Bonn \ufffd Köln");
    assertThat(enriched.getBody()).isEqualTo("\ufffd Bonn \ufffd");
    assertMentionsCutTheirText(enriched);
  }

  /** As a client sends them that writes UTF-16 surrogates as if they were characters (CESU-8). */
  @Test
  void surrogatesInTheBytesBecomeReplacementCharacters() {
    byte[] value = desk.bytes(article("", "~~~ Bonn ~~~"));
    byte[] lone = {(byte) 0xed, (byte) 0xa0, (byte) 0xbd};
    for (int at = 0; at < value.length - 2; at++) {
      if (value[at] == '~' && value[at + 2] == '~') {
        System.arraycopy(lone, 0, value, at, 3);
      }
    }

    desk.produce("a-1", value);

    EnrichedArticle enriched = desk.onlyEnriched();
    assertThat(enriched.getBody()).matches("\ufffd+ Bonn \ufffd+");
    assertMentionsCutTheirText(enriched);
  }

  @Test
  void articleOverTheLengthLimitIsAnnotatedUpToTheLastSentenceInside() {
    String body = "Here is Bonn. ".repeat(20_000);

    desk.produce(article("", body));

    EnrichedArticle enriched = desk.onlyEnriched();
    assertThat(enriched.getTruncated()).isTrue();
    assertThat(enriched.getComplete()).isFalse();
    assertThat(status(enriched)).isEqualTo(AnnotationStatus.PARTIAL);
    assertThat(enriched.getProvenance().get(0).getReason()).contains("first 100000 characters");
    assertThat(enriched.getBody()).isEqualTo(body);
    List<Mention> mentions = enriched.getEntities().get(1).getMentions();
    assertThat(mentions).hasSize(100_000 / 14);
    assertMentionsCutTheirText(enriched);
  }

  @Test
  void articleThatTimesOutIsEnrichedWithWhatIsReady() {
    try (EnrichmentDesk hasty = new EnrichmentDesk(setup.withDeadline(Duration.ZERO))) {
      hasty.produce(article("Bonn", "Köln."));

      EnrichedArticle enriched = hasty.onlyEnriched();
      assertThat(status(enriched)).isEqualTo(AnnotationStatus.TIMED_OUT);
      assertThat(enriched.getProvenance().get(0).getReason()).contains("deadline of 0 ms");
      assertThat(enriched.getComplete()).isFalse();
    }
  }

  @Test
  void annotatorThatThrowsIsLeftOut() {
    EnrichmentSetup failing =
        setup.withHandle(
            EnrichmentSetup.handle(() -> new EntityAnnotator(new ThrowingTagger(), 1_000)));
    try (EnrichmentDesk other = new EnrichmentDesk(failing)) {
      other.produce(article("Bonn", "Köln."));

      EnrichedArticle enriched = other.onlyEnriched();
      assertThat(status(enriched)).isEqualTo(AnnotationStatus.FAILED);
      assertThat(enriched.getProvenance().get(0).getReason())
          .isEqualTo("entities of article a-1: IllegalStateException");
      assertThat(enriched.getEntities()).isEmpty();
      assertThat(enriched.getComplete()).isFalse();
    }
  }

  @Test
  void recordFromTheFutureIsFromNow() {
    Instant future = EnrichmentDesk.NOW.plus(Duration.ofDays(365));
    desk.produce("a-1", desk.bytes(article("Bonn", "")), new RecordHeaders(), future);

    assertThat(desk.onlyEnrichedRecord().getRecordTime()).isEqualTo(EnrichmentDesk.NOW);
  }

  // Records that are set aside.

  @ParameterizedTest
  @ValueSource(strings = {"", " \t"})
  void blankIdIsADeadLetter(String id) {
    Article article = Article.newBuilder().setId(id).setBody("In Bonn.").build();

    assertSetAside(id, desk.bytes(article), InvalidArticleException.class, "id is blank");
  }

  @Test
  void recordWithoutAKeyIsADeadLetter() {
    byte[] value = desk.bytes(article("Bonn", ""));

    assertSetAside(null, value, InvalidArticleException.class, "has no key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-2", "A-1", "a-1 ", ""})
  void keyThatIsNotTheIdIsADeadLetter(String key) {
    byte[] value = desk.bytes(article("Bonn", ""));

    assertSetAside(key, value, InvalidArticleException.class, "key is not the article's id");
  }

  @Test
  void idOver1024BytesIsADeadLetter() {
    String id = "ü".repeat(513);
    byte[] value = desk.bytes(Article.newBuilder().setId(id).build());

    assertSetAside(id, value, InvalidArticleException.class, "1026 bytes");
  }

  @Test
  void nullValueIsADeadLetter() {
    assertSetAside("a-1", null, InvalidArticleException.class, "value is null");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void undecodableBytesAreADeadLetter(String what, byte[] value, String message) {
    assertSetAside("a-1", value, MalformedRecordException.class, message);
  }

  Stream<Arguments> undecodableBytesAreADeadLetter() {
    byte[] good = desk.bytes(article("Bonn", "In Bonn."));
    byte[] json = "{\"id\":\"a-1\"}".getBytes(StandardCharsets.UTF_8);
    byte[] absurd = Arrays.copyOf(good, 5 + 6);
    // The id's length as a zigzag varint: 2^31 - 1 bytes, of which none are there.
    System.arraycopy(
        new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 0}, 0, absurd, 5, 6);
    return Stream.of(
        Arguments.of("no magic byte", json, "no magic byte 0"),
        Arguments.of("empty", new byte[0], "too short"),
        Arguments.of("only a header", Arrays.copyOf(good, 5), "cannot be read as Article"),
        Arguments.of("truncated", Arrays.copyOf(good, good.length - 3), "cannot be read"),
        Arguments.of("trailing bytes", Arrays.copyOf(good, good.length + 1), "after its end"),
        Arguments.of("absurd length", absurd, "cannot be read as Article"));
  }

  @Test
  void unknownSchemaIdIsADeadLetter() {
    byte[] value = desk.bytes(article("Bonn", ""));
    ByteBuffer.wrap(value).putInt(1, 4_711);

    assertSetAside("a-1", value, MalformedRecordException.class, "schema id 4711");
  }

  @Test
  void enrichedRecordTooLargeForItsTopicIsADeadLetter() {
    try (EnrichmentDesk small = new EnrichmentDesk(setup.withMaxEnrichedBytes(5_000))) {
      byte[] value = small.bytes(article("", "in bonn. ".repeat(600)));
      small.produce("a-1", value);

      TestRecord<byte[], byte[]> letter = small.onlyDeadLetter();
      assertThat(letter.value()).isEqualTo(value);
      assertThat(header(letter, DeadLetters.EXCEPTION))
          .isEqualTo(OversizedRecordException.class.getName());
      assertThat(header(letter, DeadLetters.MESSAGE)).contains("over the limit of 5,000");
    }
  }

  @Test
  void enrichedRecordTooLargeWithItsHeadersIsADeadLetter() {
    Headers headers = new RecordHeaders().add("trace", new byte[5_000]);
    try (EnrichmentDesk small = new EnrichmentDesk(setup.withMaxEnrichedBytes(5_000))) {
      small.produce("a-1", small.bytes(article("", "")), headers, EnrichmentDesk.PRODUCED);

      assertThat(header(small.onlyDeadLetter(), DeadLetters.EXCEPTION))
          .isEqualTo(OversizedRecordException.class.getName());
    }
  }

  @Test
  void deadLetterTooLargeForItsTopicGoesWithoutItsValue() {
    Headers headers = new RecordHeaders().add("trace", new byte[] {1});
    try (EnrichmentDesk small = new EnrichmentDesk(setup.withMaxDeadLetterBytes(5_000))) {
      small.produce(
          "a-1", "x".repeat(5_000).getBytes(StandardCharsets.UTF_8), headers, Instant.EPOCH);

      TestRecord<byte[], byte[]> letter = small.onlyDeadLetter();
      assertThat(letter.key()).isEqualTo("a-1".getBytes(StandardCharsets.UTF_8));
      assertThat(letter.value()).isNull();
      assertThat(header(letter, DeadLetters.VALUE_OMITTED)).isEqualTo("5000 bytes");
      assertThat(letter.headers().lastHeader("trace").value()).containsExactly(1);
    }
  }

  @Test
  void deadLetterWithAnOversizeKeyGoesWithoutKeyAndHeaders() {
    Headers headers = new RecordHeaders().add("trace", new byte[3_000]);
    try (EnrichmentDesk small = new EnrichmentDesk(setup.withMaxDeadLetterBytes(5_000))) {
      small.produce("k".repeat(3_000), new byte[] {1}, headers, Instant.EPOCH);

      TestRecord<byte[], byte[]> letter = small.onlyDeadLetter();
      assertThat(letter.key()).isNull();
      assertThat(letter.value()).isNull();
      assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("0");
      assertThat(letter.headers().lastHeader("trace")).isNull();
      assertThat(header(letter, DeadLetters.KEY_AND_HEADERS_OMITTED)).endsWith(" bytes");
    }
  }

  // Faults around the stream.

  @Test
  void registryAwayFailsTheThreadAndSendsNothing() {
    LocalRegistry away = LocalRegistry.inMemory(0);
    URI url = away.url();
    byte[] value = desk.bytes(article("Bonn", ""));
    try (EnrichmentDesk other = new EnrichmentDesk(setup.withRegistry(url))) {
      away.close();

      assertThatThrownBy(() -> other.produce("a-1", value))
          .satisfies(e -> assertThat(FailurePolicy.transientFault(e)).isTrue())
          .hasRootCauseInstanceOf(IOException.class)
          .hasStackTraceContaining(RegistryUnavailableException.class.getName());
      assertThat(other.nothingSent()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 422})
  void registryThatRefusesUsStopsTheStreamAndSendsNothing(int status) throws IOException {
    byte[] value = desk.bytes(article("Bonn", ""));
    AtomicInteger asked = new AtomicInteger();
    try (RefusingRegistry refusing = new RefusingRegistry(status, asked);
        EnrichmentDesk other = new EnrichmentDesk(setup.withRegistry(refusing.url()))) {

      assertThatThrownBy(() -> other.produce("a-1", value))
          .satisfies(e -> assertThat(FailurePolicy.transientFault(e)).isFalse())
          .hasStackTraceContaining(RegistryRejectedException.class.getName());
      assertThat(other.nothingSent()).isTrue();
      assertThat(asked).hasValue(1);
    }
  }

  private void assertSetAside(
      @Nullable String key,
      byte @Nullable [] value,
      Class<? extends Exception> error,
      String message) {
    desk.produce(key, value);

    TestRecord<byte[], byte[]> letter = desk.onlyDeadLetter();
    assertThat(letter.key()).isEqualTo(key == null ? null : key.getBytes(StandardCharsets.UTF_8));
    assertThat(letter.value()).isEqualTo(value);
    assertThat(header(letter, DeadLetters.EXCEPTION)).isEqualTo(error.getName());
    assertThat(header(letter, DeadLetters.MESSAGE)).contains(message).doesNotContain("Bonn");
  }

  private EnrichedArticle assertUnchangedWithMentions(String body, String... mentions) {
    desk.produce(article("", body));

    EnrichedArticle enriched = desk.onlyEnriched();
    assertThat(enriched.getBody()).isEqualTo(body);
    assertThat(texts(enriched)).containsExactly(mentions);
    assertThat(status(enriched)).isEqualTo(AnnotationStatus.COMPLETE);
    assertMentionsCutTheirText(enriched);
    return enriched;
  }

  private static void assertMentionsCutTheirText(EnrichedArticle enriched) {
    int[] title = String.valueOf(enriched.getTitle()).codePoints().toArray();
    int[] body = enriched.getBody().codePoints().toArray();
    assertThat(enriched.getEntities()).isNotEmpty();
    for (Entity entity : enriched.getEntities()) {
      for (Mention mention : entity.getMentions()) {
        int[] text = mention.getSection() == Section.TITLE ? title : body;
        int[] cut = Arrays.copyOfRange(text, mention.getBegin(), mention.getEnd());
        assertThat(new String(cut, 0, cut.length)).isEqualTo(mention.getText());
      }
    }
  }

  private static List<String> texts(EnrichedArticle enriched) {
    return enriched.getEntities().stream().map(Entity::getText).toList();
  }

  private static AnnotationStatus status(EnrichedArticle enriched) {
    assertThat(enriched.getProvenance()).hasSize(1);
    return enriched.getProvenance().get(0).getStatus();
  }

  private static Article article(String title, String body) {
    return Article.newBuilder().setId("a-1").setTitle(title).setBody(body).build();
  }
}
