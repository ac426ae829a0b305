package news.copydesk.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Preparation;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.local.LocalRegistry;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private static final String RETRY = "articles.retry";
  private static final Article ARTICLE =
      Article.newBuilder().setId("a-1").setTitle("Bonn").setBody("In Bonn.").build();

  private final ModelHandle<Annotator> topics =
      ModelHandle.empty("topics", new ModelMeters(new SimpleMeterRegistry()));
  private LocalRegistry registry;
  private EnrichmentSetup setup;

  @BeforeEach
  void start() throws IOException {
    registry = LocalRegistry.inMemory(0);
    AnnotatorChain chain =
        new AnnotatorChain(
            List.of(
                new AnnotatorChain.Seat(
                    "entities",
                    EnrichmentSetup.handle(() -> new EntityAnnotator(new MockTagger(), 1_000)),
                    () -> ""),
                new AnnotatorChain.Seat("topics", topics, () -> "the model is being loaded")),
            Preparation.none());
    setup = EnrichmentSetup.mock(registry.url()).withAnnotators(chain).withRetryTopic(RETRY);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void anArticleThatGoesOnWithoutAModelComesInAgain() {
    try (EnrichmentDesk desk = new EnrichmentDesk(setup)) {
      byte[] bytes = desk.bytes(ARTICLE);
      desk.produce("a-1", bytes);

      EnrichedArticle partial = desk.onlyEnriched();
      assertThat(partial.getComplete()).isFalse();
      assertThat(partial.getEntities()).isNotEmpty();
      assertThat(partial.getProvenance().get(1).getStatus()).isEqualTo(AnnotationStatus.SKIPPED);
      assertThat(partial.getProvenance().get(1).getReason()).isEqualTo("the model is being loaded");
      List<TestRecord<byte[], byte[]>> again = desk.on(RETRY);
      assertThat(again).hasSize(1);
      assertThat(again.get(0).value()).isEqualTo(bytes);
      assertThat(again.get(0).key()).asString().isEqualTo("a-1");
      assertThat(Retries.number(again.get(0).headers(), Retries.ATTEMPT)).contains(1L);
      assertThat(Retries.number(again.get(0).headers(), Retries.PARTITION)).contains(0L);
    }
  }

  @Test
  void isCompleteWhenItComesInAgainAndTheModelIsThere() {
    try (EnrichmentDesk desk = new EnrichmentDesk(setup)) {
      desk.produce(ARTICLE);
      desk.onlyEnriched();
      TestRecord<byte[], byte[]> again = desk.on(RETRY).get(0);
      topics.swap(new EntityAnnotator(new MockTagger(), 1_000));

      desk.produce("a-1", again.value(), again.headers(), Instant.EPOCH);

      assertThat(desk.onlyEnriched().getComplete()).isTrue();
      assertThat(desk.on(RETRY)).isEmpty();
    }
  }

  @Test
  void waitsTwiceAsLongEachTimeAndEndsAfterTenAttempts() {
    try (EnrichmentDesk desk = new EnrichmentDesk(setup)) {
      Headers headers = new RecordHeaders();
      long before = 0;
      for (int attempt = 1; attempt <= Retries.MOST_ATTEMPTS; attempt++) {
        desk.produce("a-1", desk.bytes(ARTICLE), headers, Instant.EPOCH);
        desk.onlyEnriched();
        headers = desk.on(RETRY).get(0).headers();
        long time = Retries.number(headers, Retries.NOT_BEFORE).orElseThrow();
        if (attempt > 1) {
          assertThat(time - before).isEqualTo(1_000L << (attempt - 2));
        }
        before = time;
      }

      desk.produce("a-1", desk.bytes(ARTICLE), headers, Instant.EPOCH);

      assertThat(desk.onlyEnriched().getComplete()).isFalse();
      assertThat(desk.on(RETRY)).isEmpty();
    }
  }

  @Test
  void takesNoNotesOfAnothersHeader() {
    Headers headers = new RecordHeaders().add(Retries.ATTEMPT, "often".getBytes());

    assertThat(Retries.number(headers, Retries.ATTEMPT)).isEmpty();
  }
}
