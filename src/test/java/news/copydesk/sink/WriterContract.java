package news.copydesk.sink;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the writer promises, whatever the database. */
abstract class WriterContract {
  private static final String GROUP = "desk";
  private static final String TOPIC = "articles.enriched";

  private DatabaseConfig config;
  private Database database;
  private EnrichedArticleWriter writer;
  private SinkQueries queries;

  /** The url of a database without tables. */
  abstract String newDatabase() throws Exception;

  @BeforeEach
  void migrate() throws Exception {
    config = DatabaseConfig.of(newDatabase());
    database = Database.of(config);
    database.migrate();
    writer = new EnrichedArticleWriter(database);
    queries = new SinkQueries(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void storesEveryFieldOfTheContract() throws Exception {
    EnrichedArticle article = SampleArticles.full("a", 3);

    Written written = write(0, 1, article);

    assertThat(written).isEqualTo(new Written(1, 0, 12));
    assertThat(queries.article("a")).contains(article);
    assertThat(queries.counts()).isEqualTo(new StoredCounts(1, 3, 4));
  }

  @Test
  void storesAnArticleThatHasNothingOptional() throws Exception {
    EnrichedArticle bare = SampleArticles.bare("bare");

    write(0, 1, bare);

    assertThat(queries.article("bare")).contains(bare);
    assertThat(strings("SELECT day FROM article")).containsExactly("2026-03-05");
  }

  @Test
  void datesAnArticleByTheUtcDayOfItsPublication() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));

    assertThat(strings("SELECT day FROM article")).containsExactly("2026-03-01");
  }

  @Test
  void replacesTheRowsOfAnArticleAsOne() throws Exception {
    write(0, 1, SampleArticles.full("a", 0), SampleArticles.full("b", 0));
    EnrichedArticle newer = SampleArticles.naming("a", 1, "2026-03-03", "Zoe");

    write(1, 2, newer);

    assertThat(queries.article("a")).contains(newer);
    assertThat(queries.article("b")).contains(SampleArticles.full("b", 0));
    assertThat(queries.counts()).isEqualTo(new StoredCounts(2, 4, 5));
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
    assertThat(queries.article("a")).contains(newer);
    assertThat(offset()).isEqualTo(2);
  }

  @Test
  void letsTheLaterOffsetOfEqualRevisionsWin() throws Exception {
    write(0, 1, SampleArticles.full("a", 4));
    EnrichedArticle again = SampleArticles.naming("a", 4, "2026-03-03", "Zoe");

    write(1, 2, again);

    assertThat(queries.article("a")).contains(again);
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
    assertThat(queries.article("a")).contains(newest);
  }

  @Test
  void keepsTheLastOfEqualRevisionsInABatch() throws Exception {
    EnrichedArticle last = SampleArticles.naming("a", 1, "2026-03-03", "Zoe");

    write(0, 2, SampleArticles.full("a", 1), last);

    assertThat(queries.article("a")).contains(last);
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
    assertThat(queries.counts()).isEqualTo(new StoredCounts(250, 375, 375));
  }

  @Test
  void rollsRowsAndOffsetsBackTogether() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));
    execute("ALTER TABLE provenance RENAME TO elsewhere");

    assertThatThrownBy(() -> write(1, 2, SampleArticles.full("b", 0)))
        .isInstanceOf(SQLException.class);

    execute("ALTER TABLE elsewhere RENAME TO provenance");
    assertThat(offset()).isEqualTo(1);
    assertThat(queries.counts()).isEqualTo(new StoredCounts(1, 3, 4));
    assertThat(queries.article("b")).isEmpty();
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
    assertThat(queries.article("zombie")).isEmpty();
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

    assertThatThrownBy(() -> writer.write(batch)).isInstanceOf(FencedException.class);

    assertThat(writer.offsets(GROUP, TOPIC)).isEqualTo(Map.of(0, 7L));
    assertThat(queries.article("zombie")).isEmpty();
  }

  @Test
  void fencesTheSecondOfTwoSinksThatStartAPartition() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));

    assertThatThrownBy(() -> write(0, 1, SampleArticles.full("b", 0)))
        .isInstanceOf(FencedException.class);
  }

  @Test
  @Timeout(60)
  void letsOneOfTwoSinksWinThatWriteAtOnce() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));
    CountDownLatch ready = new CountDownLatch(2);

    var outcomes =
        List.of(
            CompletableFuture.supplyAsync(() -> race(ready, "left")),
            CompletableFuture.supplyAsync(() -> race(ready, "right")));

    List<String> results = new ArrayList<>();
    for (var outcome : outcomes) {
      results.add(outcome.get(30, SECONDS));
    }
    assertThat(results).containsExactlyInAnyOrder("stored", "fenced");
    assertThat(queries.counts().articles()).isEqualTo(2);
    assertThat(offset()).isEqualTo(2);
  }

  private String race(CountDownLatch ready, String id) {
    EnrichedArticleWriter own = new EnrichedArticleWriter(database);
    ready.countDown();
    try {
      assertThat(ready.await(20, SECONDS)).isTrue();
      own.write(batch(1, 2, SampleArticles.full(id, 0)));
      return "stored";
    } catch (FencedException e) {
      return "fenced";
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void replacesWhatTextColumnsRefuseOneForOne() throws Exception {
    EnrichedArticle article = SampleArticles.full("nul\0id", 0);
    article.setBody("a\0b\uD800c");
    article.setAttributes(Map.of("k\0", "v\0"));

    write(0, 1, article);

    EnrichedArticle stored = queries.article("nul\0id").orElseThrow();
    assertThat(stored.getId()).isEqualTo("nul\uFFFDid");
    assertThat(stored.getBody()).isEqualTo("a\uFFFDb\uFFFDc");
    assertThat(stored.getAttributes()).isEqualTo(Map.of("k\uFFFD", "v\uFFFD"));
  }

  @Test
  void storesEmojiAndRightToLeftText() throws Exception {
    EnrichedArticle article = SampleArticles.naming("😀", 0, "2026-03-03", "👩‍🚒 ראש העיר");
    article.setBody("👩‍🚒 ראש העיר");

    write(0, 1, article);

    assertThat(queries.article("😀")).contains(article);
  }

  @Test
  void storesABodyOfAMegabyteAndANameOfAHundredThousandCharacters() throws Exception {
    EnrichedArticle article = SampleArticles.naming("big", 0, "2026-03-03", noise(100_000));
    article.setBody("é".repeat(1 << 20));

    write(0, 1, article);

    assertThat(queries.article("big")).contains(article);
    assertThat(queries.topEntities(1).get(0).name()).hasSize(200);
  }

  @Test
  void storesNumbersAndTimesThatNoDatabaseLikes() throws Exception {
    EnrichedArticle article = SampleArticles.full("odd", Long.MAX_VALUE);
    article.setTopics(List.of(new Topic("medtop", "1", "one", Double.NaN)));
    article.setPublishedAt(Instant.ofEpochMilli(Long.MAX_VALUE));
    article.setFetchedAt(Instant.ofEpochMilli(Long.MIN_VALUE));

    write(0, 1, article);

    EnrichedArticle stored = queries.article("odd").orElseThrow();
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

    assertThat(queries.topEntities(2))
        .containsExactly(
            new TopEntity("PERSON", "Ann", 4, 4), new TopEntity("PERSON", "Bob", 2, 2));
  }

  @Test
  void forgetsTheRowsOfADeletedArticle() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));

    execute("DELETE FROM article WHERE day < '2027-01-01'");

    assertThat(queries.counts()).isEqualTo(new StoredCounts(0, 0, 0));
  }

  @Test
  void keepsRowsWhenItMigratesAgain() throws Exception {
    write(0, 1, SampleArticles.full("a", 0));

    try (Database again = Database.of(config)) {
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

  private Written write(long expected, long next, EnrichedArticle... articles) throws Exception {
    return writer.write(batch(expected, next, articles));
  }

  private static Batch batch(long expected, long next, EnrichedArticle... articles) {
    List<Received> received = new ArrayList<>();
    for (EnrichedArticle article : articles) {
      received.add(new Received(article, 0, expected + received.size()));
    }
    OptionalLong stored = expected == 0 ? OptionalLong.empty() : OptionalLong.of(expected);
    return new Batch(GROUP, received, List.of(new OffsetMove(TOPIC, 0, stored, next)));
  }

  private long offset() throws SQLException {
    return writer.offsets(GROUP, TOPIC).getOrDefault(0, -1L);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> strings(String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(rows.getString(i));
        }
        strings.add(String.join("|", cells));
      }
    }
    return strings;
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
