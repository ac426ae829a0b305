package news.copydesk.sink;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import news.copydesk.article.EnrichedArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the writer promises about transactions, revisions and offsets, whatever the database. */
abstract class WriterContract extends DatabaseContract {
  @Test
  void replacesTheRowsOfAnArticleAsOne() throws Exception {
    write(0, 1, SampleArticles.full("a", 0), SampleArticles.full("b", 0));
    EnrichedArticle newer = SampleArticles.naming("a", 1, "2026-03-03", "Zoe");

    write(1, 2, newer);

    assertThat(queries().article("a")).contains(newer);
    assertThat(queries().article("b")).contains(SampleArticles.full("b", 0));
    assertThat(queries().counts()).isEqualTo(new StoredCounts(2, 4, 5));
    assertThat(strings("SELECT count(*) FROM provenance")).containsExactly("2");
    assertThat(strings("SELECT count(*) FROM topic")).containsExactly("1");
    assertThat(strings("SELECT count(*) FROM sentiment")).containsExactly("1");
  }

  @Test
  void neverLetsAnOlderRevisionOverwriteANewerOne() throws Exception {
    EnrichedArticle newer = SampleArticles.full("a", 8);
    write(0, 1, newer);

    Written written = write(1, 2, SampleArticles.naming("a", 7, "2026-03-03", "Zoe"));

    assertThat(written).isEqualTo(new Written(0, 1, 0));
    assertThat(queries().article("a")).contains(newer);
    assertThat(offset()).isEqualTo(2);
  }

  @Test
  void letsTheLaterOffsetOfEqualRevisionsWin() throws Exception {
    write(0, 1, SampleArticles.full("a", 4));
    EnrichedArticle again = SampleArticles.naming("a", 4, "2026-03-03", "Zoe");

    write(1, 2, again);

    assertThat(queries().article("a")).contains(again);
  }

  @Test
  void neverLetsAnOlderModelEpochOverwriteANewerOneOfTheSameRevision() throws Exception {
    EnrichedArticle newer = atEpoch(SampleArticles.full("a", 8), 20);
    write(0, 1, newer);

    Written written = write(1, 2, atEpoch(SampleArticles.naming("a", 8, "2026-03-03", "Zoe"), 19));

    assertThat(written).isEqualTo(new Written(0, 1, 0));
    assertThat(queries().article("a")).contains(newer);
    assertThat(offset()).isEqualTo(2);
  }

  @Test
  void letsANewerModelEpochReplaceTheRowsOfTheSameRevision() throws Exception {
    write(0, 1, atEpoch(SampleArticles.full("a", 8), 20));
    EnrichedArticle again = atEpoch(SampleArticles.naming("a", 8, "2026-03-03", "Zoe"), 21);

    write(1, 2, again);

    assertThat(queries().article("a")).contains(again);
    assertThat(queries().counts()).isEqualTo(new StoredCounts(1, 1, 1));
  }

  @Test
  void letsANewerRevisionReplaceAnyModelEpoch() throws Exception {
    write(0, 1, atEpoch(SampleArticles.full("a", 8), 20));
    EnrichedArticle newer = atEpoch(SampleArticles.naming("a", 9, "2026-03-03", "Zoe"), 3);

    write(1, 2, newer);

    assertThat(queries().article("a")).contains(newer);
  }

  @Test
  void readsARowFromBeforeThereWereEpochsAsTheOldest() throws Exception {
    write(0, 1, SampleArticles.full("a", 8));
    execute("UPDATE article SET model_epoch = NULL");
    EnrichedArticle again = atEpoch(SampleArticles.naming("a", 8, "2026-03-03", "Zoe"), 1);

    write(1, 2, again);

    assertThat(queries().article("a")).contains(again);
  }

  @Test
  void keepsTheNewestModelEpochOfABatch() throws Exception {
    EnrichedArticle newest = atEpoch(SampleArticles.full("a", 2), 30);

    Written written =
        write(
            0,
            4,
            atEpoch(SampleArticles.naming("a", 2, "2026-03-03", "Zoe"), 29),
            newest,
            atEpoch(SampleArticles.naming("a", 2, "2026-03-03", "Ann"), 29),
            atEpoch(SampleArticles.naming("a", 1, "2026-03-03", "Ann"), 40));

    assertThat(written).isEqualTo(new Written(1, 3, 12));
    assertThat(queries().article("a")).contains(newest);
  }

  private static EnrichedArticle atEpoch(EnrichedArticle article, long epoch) {
    article.setModelEpoch(epoch);
    return article;
  }

  @Test
  void keepsTheNewestRevisionOfABatch() throws Exception {
    EnrichedArticle newest = SampleArticles.full("a", 2);

    Written written =
        write(
            0,
            4,
            SampleArticles.naming("a", 1, "2026-03-03", "Zoe"),
            newest,
            SampleArticles.naming("a", 0, "2026-03-03", "Zoe"));

    assertThat(written).isEqualTo(new Written(1, 2, 12));
    assertThat(queries().article("a")).contains(newest);
  }

  @Test
  void keepsTheLastOfEqualRevisionsInABatch() throws Exception {
    EnrichedArticle last = SampleArticles.naming("a", 1, "2026-03-03", "Zoe");

    write(0, 2, SampleArticles.full("a", 1), last);

    assertThat(queries().article("a")).contains(last);
  }

  @Test
  void tellsTheStaleFromTheStoredInALargeBatch() throws Exception {
    List<EnrichedArticle> first = new ArrayList<>();
    List<EnrichedArticle> second = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      first.add(SampleArticles.naming("id" + i, i % 2, "2026-03-03", "Ann"));
      second.add(SampleArticles.naming("id" + i, 0, "2026-03-03", "Ann", "Bob"));
    }
    write(0, 250, first.toArray(EnrichedArticle[]::new));

    Written written = write(250, 500, second.toArray(EnrichedArticle[]::new));

    assertThat(written).isEqualTo(new Written(125, 125, 625));
    assertThat(queries().counts()).isEqualTo(new StoredCounts(250, 375, 375));
  }

  @Test
  void storesAnyNumberOfRows() throws Exception {
    for (int count = 0; count <= 20; count++) {
      String[] names = IntStream.range(0, count).mapToObj(i -> "Name " + i).toArray(String[]::new);
      EnrichedArticle article = SampleArticles.naming("a" + count, 0, "2026-03-03", names);

      write(count, count + 1, article);

      assertThat(queries().article("a" + count)).contains(article);
    }
  }

  @Test
  void rollsRowsAndOffsetsBackTogether() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));
    execute("ALTER TABLE provenance RENAME TO elsewhere");

    assertThatThrownBy(() -> write(1, 2, SampleArticles.full("b", 0)))
        .isInstanceOf(SQLException.class);

    execute("ALTER TABLE elsewhere RENAME TO provenance");
    assertThat(offset()).isEqualTo(1);
    assertThat(queries().counts()).isEqualTo(new StoredCounts(1, 3, 4));
    assertThat(queries().article("b")).isEmpty();
    assertThat(write(1, 2, SampleArticles.full("b", 0)).articles()).isEqualTo(1);
    assertThat(offset()).isEqualTo(2);
  }

  @Test
  void fencesASinkWhosePartitionAnotherHasMovedOn() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));
    write(1, 5, SampleArticles.naming("b", 0, "2026-03-03", "Ann"));

    assertThatThrownBy(() -> write(1, 2, SampleArticles.naming("zombie", 0, "2026-03-03", "Zoe")))
        .isInstanceOf(FencedException.class)
        .hasMessageContaining("articles.enriched-0");

    assertThat(offset()).isEqualTo(5);
    assertThat(queries().article("zombie")).isEmpty();
  }

  @Test
  void rollsAllPartitionsOfAFencedBatchBack() throws Exception {
    write(0, 7, SampleArticles.full("a", 0));
    Batch batch =
        new Batch(
            GROUP,
            List.of(new Received(SampleArticles.full("zombie", 0), 1, 0)),
            List.of(
                new OffsetMove(TOPIC, 1, OptionalLong.empty(), 1),
                new OffsetMove(TOPIC, 0, OptionalLong.of(6), 8)));

    assertThatThrownBy(() -> writer().write(batch)).isInstanceOf(FencedException.class);

    assertThat(writer().offsets(GROUP, TOPIC)).isEqualTo(Map.of(0, 7L));
    assertThat(queries().article("zombie")).isEmpty();
  }

  @Test
  void fencesTheSecondOfTwoSinksThatStartAPartition() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));

    assertThatThrownBy(() -> write(0, 1, SampleArticles.full("b", 0)))
        .isInstanceOf(FencedException.class);
  }

  @Test
  @Timeout(120)
  void letsOneOfTwoSinksWinThatWriteAtOnce() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));
    CountDownLatch ready = new CountDownLatch(2);

    var outcomes =
        List.of(
            CompletableFuture.supplyAsync(() -> race(ready, "left")),
            CompletableFuture.supplyAsync(() -> race(ready, "right")));

    List<String> results = new ArrayList<>();
    for (var outcome : outcomes) {
      results.add(outcome.get(60, SECONDS));
    }
    assertThat(results).containsExactlyInAnyOrder("stored", "fenced");
    assertThat(queries().counts().articles()).isEqualTo(2);
    assertThat(offset()).isEqualTo(2);
  }

  private String race(CountDownLatch ready, String id) {
    EnrichedArticleWriter own = new EnrichedArticleWriter(database());
    ready.countDown();
    try {
      assertThat(ready.await(60, SECONDS)).isTrue();
      own.write(batch(1, 2, SampleArticles.full(id, 0)));
      return "stored";
    } catch (FencedException e) {
      return "fenced";
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
