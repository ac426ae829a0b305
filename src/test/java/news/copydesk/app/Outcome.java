package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.sink.Database;
import news.copydesk.sink.DatabaseConfig;
import news.copydesk.sink.SinkQueries;
import news.copydesk.sink.StoredCounts;
import news.copydesk.topology.DeadLetters;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.awaitility.Awaitility;

/** What became of a stream of articles: on the enriched topic, in the dead letters, in the rows. */
final class Outcome {

  private static final Duration PATIENCE = Duration.ofSeconds(400);

  private final Desk desk;
  private final ArticleStream stream;

  /** What one record of the enriched topic holds, and its partition. */
  record Enriched(EnrichedArticle article, int partition) {

    Passage passage() {
      return Passage.ofArticle(article.getId(), article.getRevision(), partition);
    }
  }

  Outcome(Desk desk, ArticleStream stream) {
    this.desk = desk;
    this.stream = stream;
  }

  /** Every article is on the enriched topic once, in order, every poison record set aside once. */
  List<Enriched> everythingOnce() {
    List<Passage> in = stream.articles();
    List<Enriched> enriched = enriched(in.size());
    List<Passage> out = enriched.stream().map(Enriched::passage).toList();
    Guarantee.all().forEach(guarantee -> guarantee.check(in, out));
    List<Passage> broken = stream.broken();
    List<Passage> letters = deadLetters(broken.size());
    new NothingLost().check(broken, letters);
    new NothingDoubled().check(broken, letters);
    return enriched;
  }

  /** The database holds each article's newest revision, and just the rows of its record. */
  void storedOnce(String url, List<Enriched> enriched) {
    Map<String, EnrichedArticle> newest = new HashMap<>();
    enriched.forEach(
        each ->
            newest.merge(
                each.article().getId(),
                each.article(),
                (one, other) -> one.getRevision() > other.getRevision() ? one : other));
    StoredCounts expected =
        new StoredCounts(
            newest.size(),
            newest.values().stream().mapToLong(article -> article.getEntities().size()).sum(),
            newest.values().stream().mapToLong(Outcome::mentions).sum());
    try (Database database = Database.of(DatabaseConfig.of(url))) {
      SinkQueries rows = new SinkQueries(database);
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(rows.counts()).isEqualTo(expected));
      newest.forEach(
          (id, article) -> assertThat(rows.article(id)).as(id).isEqualTo(Optional.of(article)));
    }
  }

  private List<Enriched> enriched(int count) {
    Deserializer<EnrichedArticle> deserializer = desk.enriched();
    try (Outlet<Enriched> outlet =
        new Outlet<>(
            desk.broker().bootstrapServers(),
            TopicNames.DEFAULT.enriched(),
            record ->
                new Enriched(
                    deserializer.deserialize(record.topic(), record.value()), record.partition()),
            Enriched::passage)) {
      return outlet.await(count, PATIENCE);
    }
  }

  private List<Passage> deadLetters(int count) {
    try (Outlet<Passage> outlet =
        new Outlet<>(
            desk.broker().bootstrapServers(),
            TopicNames.DEFAULT.deadLetters(),
            record ->
                Passage.ofBroken(
                    (int) number(record, DeadLetters.PARTITION),
                    number(record, DeadLetters.OFFSET)),
            passage -> passage)) {
      return outlet.await(count, PATIENCE);
    }
  }

  private static long number(ConsumerRecord<byte[], byte[]> record, String header) {
    byte[] value = record.headers().lastHeader(header).value();
    return Long.parseLong(new String(value, StandardCharsets.UTF_8));
  }

  private static long mentions(EnrichedArticle article) {
    return article.getEntities().stream().mapToLong(entity -> entity.getMentions().size()).sum();
  }
}
