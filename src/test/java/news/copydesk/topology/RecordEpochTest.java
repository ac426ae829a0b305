package news.copydesk.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Preparation;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.article.Article;
import news.copydesk.local.LocalRegistry;
import news.copydesk.model.ModelDescription;
import org.junit.jupiter.api.Test;

class RecordEpochTest {

  /** Were it read behind the work, a swap under way would make old work pass for new. */
  @Test
  void isThatFromBeforeTheWork() {
    AtomicLong epoch = new AtomicLong(7);
    NameTagger swappedUnderWay =
        new NameTagger() {
          @Override
          public ModelDescription description() {
            return new MockTagger().description();
          }

          @Override
          public List<Sentence> sentences(String text) {
            epoch.set(9);
            return new MockTagger().sentences(text);
          }

          @Override
          public void close() {}
        };
    try (LocalRegistry registry = LocalRegistry.inMemory(0);
        EnrichmentDesk desk =
            new EnrichmentDesk(
                EnrichmentSetup.mock(registry.url())
                    .withAnnotators(
                        new AnnotatorChain(
                            List.of(
                                new AnnotatorChain.Seat(
                                    "entities",
                                    EnrichmentSetup.handle(
                                        () -> new EntityAnnotator(swappedUnderWay, 1_000)),
                                    () -> "")),
                            Preparation.none(),
                            epoch::get)))) {
      desk.produce(Article.newBuilder().setId("a").setTitle("Bonn").setBody("In Bonn.").build());

      assertThat(desk.onlyEnriched().getModelEpoch()).isEqualTo(7);
    }
  }
}
