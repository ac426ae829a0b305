package news.copydesk.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.article.EnrichedArticle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the newsroom's questions answer, whatever the database. */
abstract class NewsQueriesContract extends DatabaseContract {

  private static final Period SECOND = Period.of(LocalDate.of(2026, 3, 2));
  private static final Period UNTIL_SECOND =
      new Period(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 2));

  private NewsQueries questions;

  @BeforeEach
  void writePress() throws Exception {
    questions = new NewsQueries(database());
    write(
        0,
        4,
        SampleArticles.naming("a", 0, "2026-03-01", "Ann", "Bob"),
        SampleArticles.naming("b", 0, "2026-03-02", "Ann", "Cid"),
        SampleArticles.naming("c", 0, "2026-03-02", "Bob", "100%"),
        SampleArticles.naming("d", 0, "2026-03-03", "Ann", "Bob"));
  }

  @Test
  void theTopNamesAreThoseOfThePeriod() {
    assertThat(questions.top(UNTIL_SECOND, "", 2))
        .containsExactly(
            new TopEntity("PERSON", "Ann", 2, 2), new TopEntity("PERSON", "Bob", 2, 2));
    assertThat(questions.top(SECOND, "PERSON", 9))
        .extracting(TopEntity::name)
        .containsExactly("100%", "Ann", "Bob", "Cid");
    assertThat(questions.top(Period.ALWAYS, "LOCATION", 9)).isEmpty();
  }

  @Test
  void theArticlesThatMentionANameComeNewestFirst() {
    assertThat(questions.articles("Ann", Period.ALWAYS, 2))
        .extracting(MentioningArticle::id)
        .containsExactly("d", "b");
    assertThat(questions.articles("Ann", Period.of(LocalDate.of(2026, 3, 1)), 9))
        .containsExactly(
            new MentioningArticle(
                "a",
                Instant.parse("2026-03-01T12:00:00Z"),
                "",
                Optional.empty(),
                Optional.empty(),
                1));
    assertThat(questions.articles("ann", Period.ALWAYS, 9)).isEmpty();
  }

  @Test
  void theCompanyOfANameIsCountedInArticles() {
    assertThat(questions.company("Ann", Period.ALWAYS, 9))
        .containsExactly(new Companion("PERSON", "Bob", 2), new Companion("PERSON", "Cid", 1));
    assertThat(questions.company("Ann", SECOND, 9))
        .containsExactly(new Companion("PERSON", "Cid", 1));
  }

  @Test
  void similarNamesContainTheTextAndNoWildcard() {
    assertThat(questions.similar("AN", 9)).containsExactly("Ann");
    assertThat(questions.similar("%", 9)).containsExactly("100%");
    assertThat(questions.similar("_", 9)).isEmpty();
  }

  @Test
  void everyArticleOfThePeriodIsReadOnce() throws Exception {
    for (int page = 0; page < 5; page++) {
      EnrichedArticle[] articles = new EnrichedArticle[100];
      for (int i = 0; i < articles.length; i++) {
        articles[i] = SampleArticles.naming("p" + page + "-" + i, 0, "2026-04-01", "Eve");
      }
      write(4 + 100 * page, 4 + 100 * (page + 1), articles);
    }
    ArticleScan scan = new ArticleScan(database());
    List<String> ids = new ArrayList<>();

    scan.read(Period.of(LocalDate.of(2026, 4, 1)), "", article -> ids.add(article.getId()));

    assertThat(ids).hasSize(500).doesNotHaveDuplicates();
    assertThat(scan.count(Period.ALWAYS, "")).isEqualTo(504);
    assertThat(scan.count(Period.ALWAYS, "Herald")).isZero();
  }

  @Test
  void aPeriodDoesNotEndBeforeItBegins() {
    assertThatThrownBy(() -> new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("swap them");
  }
}
