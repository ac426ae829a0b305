package news.copydesk.reprocess;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Predicate;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.ingest.Pace;
import news.copydesk.sink.WriterScan;
import news.copydesk.sink.WrittenBy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Articles to be enriched again. The same job, started again after an interruption, goes on where
 * it was; two at once for one stream are one, the later.
 *
 * @param name tells the job from others of the same stream: equal for the same request
 * @param writer which articles
 * @param concerned which of them, by their content
 */
public record ReprocessJob(String name, WrittenBy writer, Predicate<EnrichedArticle> concerned) {

  /**
   * Does it.
   *
   * @param kafka client properties
   * @param applicationId the stream's
   * @param topic where articles come in
   * @param pace how fast at most; stopping it stops the run
   * @throws ReprocessException when no instance of the stream runs, or the first articles do not
   *     come back
   */
  public Reprocessed run(
      Map<String, ?> kafka,
      String applicationId,
      String topic,
      Serializer<Article> serializer,
      WriterScan database,
      ReprocessOptions options,
      Pace pace,
      ReprocessListener listener)
      throws InterruptedException {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      StreamProgress stream = new StreamProgress(admin, applicationId, topic);
      if (stream.members() == 0) {
        throw new ReprocessException(
            "no instance of %s (streams.application-id) runs; start 'copydesk run' first"
                .formatted(applicationId));
      }
      String group = applicationId + "-reprocess-" + digest(name);
      try (ArticleFeeder feeder =
          ArticleFeeder.start(kafka, admin, serializer, applicationId, topic, group)) {
        return new Reprocessing(
                database, writer, concerned, feeder, stream, options, pace, listener)
            .run();
      }
    }
  }

  private static String digest(String name) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
