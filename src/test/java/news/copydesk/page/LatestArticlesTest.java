package news.copydesk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import news.copydesk.page.Glance.Count;
import news.copydesk.page.Glance.NameCount;
import org.junit.jupiter.api.Test;

class LatestArticlesTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong();
  private final LatestArticles latest = new LatestArticles(now::get);

  @Test
  void showsTheNewestFirstAndForgetsTheOldest() {
    for (int i = 0; i < LatestArticles.KEPT + 5; i++) {
      offer("a" + i, "t");
      now.addAndGet(SECOND);
    }

    assertThat(latest.after(0, 1_000))
        .hasSize(LatestArticles.KEPT)
        .extracting(ShownArticle::id)
        .startsWith("a204", "a203")
        .endsWith("a5");
  }

  @Test
  void takesABurstAndThenNoMoreThanAReaderCouldSee() {
    for (int i = 0; i < 1_000; i++) {
      offer("a" + i, "t");
    }

    assertThat(latest.after(0, 1_000)).extracting(ShownArticle::id).startsWith("a199");

    now.addAndGet(SECOND);
    for (int i = 0; i < 1_000; i++) {
      offer("b" + i, "t");
    }

    assertThat(latest.after(LatestArticles.KEPT, 1_000)).hasSize(LatestArticles.A_SECOND);
  }

  @Test
  void anArticleThatComesAgainTakesItsOwnPlace() {
    offer("a", "first");
    offer("b", "other");
    offer("a", "second");

    assertThat(latest.after(0, 10)).extracting(ShownArticle::id).containsExactly("a", "b");
    assertThat(latest.after(2, 10)).extracting(ShownArticle::id).containsExactly("a");
  }

  @Test
  void findsTheOtherArticlesOfAnEntity() {
    offer("a", "[Jane Doe] wins");
    offer("b", "[John Roe] loses");
    offer("c", "[Jane Doe] meets [John Roe]");

    assertThat(latest.naming("PERSON", "Jane Doe", 10))
        .extracting(ShownArticle::id)
        .containsExactly("c", "a");
    assertThat(latest.naming("LOCATION", "Jane Doe", 10)).isEmpty();
  }

  @Test
  void countsNamesSubjectsAndTonesByArticle() {
    offer("a", "[Jane Doe] and [Jane Doe]");
    offer("b", "[John Roe] and [Jane Doe]");

    Glance glance = latest.glance();

    assertThat(glance.articles()).isEqualTo(2);
    assertThat(glance.names())
        .containsExactly(
            new NameCount("PERSON", "Jane Doe", 2), new NameCount("PERSON", "John Roe", 1));
    assertThat(glance.topics()).containsExactly(new Count("sport", 2));
    assertThat(glance.tones()).containsExactly(new Count("POSITIVE", 2));
  }

  private void offer(String id, String title) {
    latest.offer(News.article(id, title, ""));
  }
}
