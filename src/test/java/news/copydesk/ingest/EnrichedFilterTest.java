package news.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.GazetteerLink;
import news.copydesk.article.Topic;
import org.junit.jupiter.api.Test;

class EnrichedFilterTest {

  private static final TailPosition AT = new TailPosition("t", 0, 0, Instant.EPOCH);

  @Test
  void choosesBySourceTopicOrEntityWhateverTheCase() {
    assertThat(filter("herald", "", "").test(record())).isTrue();
    assertThat(filter("post", "", "").test(record())).isFalse();
    assertThat(filter("", "POLITICS", "").test(record())).isTrue();
    assertThat(filter("", "11000000", "").test(record())).isTrue();
    assertThat(filter("", "sport", "").test(record())).isFalse();
    assertThat(filter("", "", "saint louis").test(record())).as("its text").isTrue();
    assertThat(filter("", "", "St. Louis").test(record())).as("its link's name").isTrue();
    assertThat(filter("", "", "g:1").test(record())).as("its link's id").isTrue();
    assertThat(filter("", "", "Louis").test(record())).as("half a name").isFalse();
  }

  @Test
  void everyKindThatIsGivenMustMatchAndOneOfEachIsEnough() {
    assertThat(filter("herald", "sport", "").test(record())).isFalse();
    assertThat(new EnrichedFilter(Set.of("post", "herald"), Set.of(), Set.of("g:1")).test(record()))
        .isTrue();
  }

  @Test
  void whatIsNoArticleIsChosenOnlyWhenNothingIsAsked() {
    TailRecord deleted = new TailRecord.Deleted(AT, "k");

    assertThat(EnrichedFilter.none().test(deleted)).isTrue();
    assertThat(filter("herald", "", "").test(deleted)).isFalse();
  }

  private static EnrichedFilter filter(String source, String topic, String entity) {
    return new EnrichedFilter(set(source), set(topic), set(entity));
  }

  private static Set<String> set(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text);
  }

  private static TailRecord record() {
    EnrichedArticle article = new EnrichedArticle();
    article.setSource("Herald");
    article.setTopics(List.of(new Topic("medtop", "11000000", "politics", 0.9)));
    article.setEntities(
        List.of(
            new Entity(
                "LOCATION",
                "Saint Louis",
                List.of(),
                new GazetteerLink("g:1", "St. Louis", "place", null, null, 1.0, "ALIAS"),
                null)));
    return new TailRecord.Enriched(AT, article);
  }
}
