package news.copydesk.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the tables and views say of the articles written, whatever the database. */
abstract class StoredContentContract extends DatabaseContract {
  @Test
  void storesEveryFieldOfTheContract() throws Exception {
    EnrichedArticle article = SampleArticles.full("a", 3);

    Written written = write(0, 1, article);

    assertThat(written).isEqualTo(new Written(1, 0, 12));
    assertThat(queries().article("a")).contains(article);
    assertThat(queries().counts()).isEqualTo(new StoredCounts(1, 3, 4));
  }

  @Test
  @Timeout(120)
  void readsAnArticleAsItStoodAtOneMomentWhileItIsReplaced() throws Exception {
    EnrichedArticle full = SampleArticles.full("a", 0);
    EnrichedArticle bare = SampleArticles.bare("a");
    write(0, 1, full);
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger read = new AtomicInteger();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> reading =
          reader.submit(
              () -> {
                while (!over.get()) {
                  EnrichedArticle stored = queries().article("a").orElseThrow();
                  stored.setRevision(0L);
                  assertThat(stored).isIn(full, bare);
                  read.incrementAndGet();
                }
                return read.get();
              });
      // Goes on until it has been read meanwhile, however late the reader begins.
      for (long offset = 1; (offset <= 400 || read.get() < 20) && !reading.isDone(); offset++) {
        EnrichedArticle next = SampleArticles.bare("a");
        next.setRevision(offset);
        write(offset, offset + 1, offset % 2 == 0 ? SampleArticles.full("a", offset) : next);
      }
      over.set(true);
      assertThat(reading.get()).isPositive();
    } finally {
      over.set(true);
      reader.shutdown();
    }
  }

  @Test
  void storesAnArticleThatHasNothingOptional() throws Exception {
    EnrichedArticle bare = SampleArticles.bare("bare");

    write(0, 1, bare);

    assertThat(queries().article("bare")).contains(bare);
    assertThat(strings("SELECT day FROM article")).containsExactly("2026-03-05");
  }

  @Test
  void datesAnArticleByTheUtcDayOfItsPublication() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));

    assertThat(strings("SELECT day FROM article")).containsExactly("2026-03-01");
  }

  @Test
  void replacesWhatTextColumnsRefuseOneForOne() throws Exception {
    EnrichedArticle article = SampleArticles.full("nul\0id", 0);
    article.setBody("a\0b\uD800c");
    article.setAttributes(Map.of("k\0", "v\0"));

    write(0, 1, article);

    EnrichedArticle stored = queries().article("nul\0id").orElseThrow();
    assertThat(stored.getId()).isEqualTo("nul\uFFFDid");
    assertThat(stored.getBody()).isEqualTo("a\uFFFDb\uFFFDc");
    assertThat(stored.getAttributes()).isEqualTo(Map.of("k\uFFFD", "v\uFFFD"));
  }

  @Test
  void storesEmojiAndRightToLeftText() throws Exception {
    EnrichedArticle article = SampleArticles.naming("😀", 0, "2026-03-03", "👩‍🚒 ראש העיר");
    article.setBody("👩‍🚒 ראש העיר");

    write(0, 1, article);

    assertThat(queries().article("😀")).contains(article);
  }

  @Test
  void storesABodyOfAMegabyteAndANameOfAHundredThousandCharacters() throws Exception {
    EnrichedArticle article = SampleArticles.naming("big", 0, "2026-03-03", noise(100_000));
    article.setBody("é".repeat(1 << 20));

    write(0, 1, article);

    assertThat(queries().article("big")).contains(article);
    assertThat(queries().topEntities(1).get(0).name()).hasSize(200);
  }

  @Test
  void storesNumbersAndTimesThatNoDatabaseLikes() throws Exception {
    EnrichedArticle article = SampleArticles.full("odd", Long.MAX_VALUE);
    article.setTopics(List.of(new Topic("medtop", "1", "one", Double.NaN)));
    article.setPublishedAt(Instant.ofEpochMilli(Long.MAX_VALUE));
    article.setFetchedAt(Instant.ofEpochMilli(Long.MIN_VALUE));

    write(0, 1, article);

    EnrichedArticle stored = queries().article("odd").orElseThrow();
    assertThat(stored.getRevision()).isEqualTo(Long.MAX_VALUE);
    assertThat(stored.getTopics().get(0).getConfidence()).isNaN();
    assertThat(stored.getPublishedAt()).isEqualTo("9999-12-31T23:59:59.999Z");
    assertThat(stored.getFetchedAt()).isEqualTo("0001-01-01T00:00:00Z");
  }

  @Test
  void countsEntitiesPerDay() throws Exception {
    writePress();

    assertThat(
            strings(
                "SELECT name, articles, mentions FROM entity_per_day WHERE day = '2026-03-03'"
                    + " AND type = 'PERSON' ORDER BY articles DESC, name"))
        .containsExactly("Ann|2|2", "Bob|1|1", "Cid|1|1");
  }

  @Test
  void findsTheLatestArticlesThatMentionAName() throws Exception {
    writePress();

    assertThat(
            strings(
                "SELECT article_id FROM latest_mention WHERE name = 'Ann'"
                    + " ORDER BY dated_at DESC LIMIT 2"))
        .containsExactly("d", "c");
  }

  @Test
  void findsEntitiesThatAppearTogether() throws Exception {
    writePress();

    assertThat(
            strings(
                "SELECT other_name, articles FROM entity_pair WHERE name = 'Ann'"
                    + " ORDER BY articles DESC, other_name"))
        .containsExactly("Bob|2", "Cid|1");
  }

  @Test
  void namesTheTopEntities() throws Exception {
    writePress();

    assertThat(queries().topEntities(2))
        .containsExactly(
            new TopEntity("PERSON", "Ann", 4, 4), new TopEntity("PERSON", "Bob", 2, 2));
  }

  @Test
  void forgetsTheRowsOfADeletedArticle() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));

    execute("DELETE FROM article WHERE day < '2027-01-01'");

    assertThat(queries().counts()).isEqualTo(new StoredCounts(0, 0, 0));
  }

  @Test
  void keepsRowsWhenItMigratesAgain() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));

    try (Database again = Database.of(config())) {
      again.migrate();

      assertThat(new SinkQueries(again).article("a")).isPresent();
    }
  }

  private void writePress() throws Exception {
    write(
        0,
        4,
        SampleArticles.naming("a", 0, "2026-03-03", "Ann", "Bob"),
        SampleArticles.naming("b", 0, "2026-03-03", "Ann", "Cid"),
        SampleArticles.naming("c", 0, "2026-03-04", "Ann", "Bob"),
        SampleArticles.naming("d", 0, "2026-03-05", "Ann"));
  }

  /** Text that does not compress into an index entry. */
  private static String noise(int length) {
    java.util.Random random = new java.util.Random(7);
    return random
        .ints(length, 0x4E00, 0x9000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
