package news.copydesk.app;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.copydesk.article.Article;
import news.copydesk.topology.TopicNames;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Registry and broker go away and come back while articles flow. */
@Timeout(900)
final class TransientFaultIT {

  private static final int PARTITIONS = 4;

  @RegisterExtension final RandomSeed seed = new RandomSeed();
  @TempDir Path directory;

  @Test
  void registryAwayNeitherLosesNorDoubles() throws Exception {
    Random random = seed.random();
    GeneratedArticles generated = new GeneratedArticles(random, "older-client-", 0);
    try (Desk desk = Desk.start(directory, PARTITIONS);
        ArticleStream stream =
            new ArticleStream(desk, new GeneratedArticles(random, "article-", 0.1))) {
      Map<String, String> settings = desk.settings();
      settings.put("registry.retry-for", "2s");
      Schema schema = schemaOfAnotherClient();
      int id = desk.registry().register(TopicNames.DEFAULT.articles() + "-value", schema);
      try (CopydeskProcess copydesk = new CopydeskProcess(directory, "run --with-sink", settings);
          Progress stored = Progress.ofSink(desk.sqlite())) {
        stream.flow(2, 50);
        stored.await();

        int port = desk.stopRegistry();
        for (int i = 0; i < 40; i++) {
          Article article = generated.next();
          stream.send(article, encoded(id, schema, article));
        }
        await()
            .atMost(Duration.ofSeconds(180))
            .until(() -> copydesk.log().contains("failed from a transient fault and is replaced"));
        desk.startRegistry(port);
        stored.await();
        stream.stop();

        everythingOnce(desk, stream);
      }
    }
  }

  @Test
  void brokerAwayNeitherLosesNorDoubles() throws Exception {
    try (Desk desk = Desk.start(directory, PARTITIONS);
        ArticleStream stream =
            new ArticleStream(desk, new GeneratedArticles(seed.random(), "article-", 0.1))) {
      Map<String, String> settings = desk.settings();
      // Long enough for a start on a busy machine, and shorter than the broker is away.
      settings.put("kafka.request.timeout.ms", "10000");
      settings.put("kafka.default.api.timeout.ms", "10000");
      settings.put("kafka.transaction.timeout.ms", "12000");
      try (CopydeskProcess copydesk = new CopydeskProcess(directory, "run --with-sink", settings);
          Progress stored = Progress.ofSink(desk.sqlite())) {
        stream.flow(2, 50);
        stored.await();

        desk.broker().pause();
        boolean unused = new CountDownLatch(1).await(20, TimeUnit.SECONDS);
        desk.broker().resume();
        stored.await();
        desk.broker().kill();
        desk.broker().restart();
        stored.await();
        stream.stop();

        everythingOnce(desk, stream);
      }
    }
  }

  private static void everythingOnce(Desk desk, ArticleStream stream) {
    Outcome outcome = new Outcome(desk, stream);
    outcome.storedOnce(desk.sqlite(), outcome.everythingOnce());
  }

  /** The contract's schema, documented differently: compatible, and of another id. */
  private static Schema schemaOfAnotherClient() {
    Schema ours = Article.getClassSchema();
    List<Schema.Field> fields = new ArrayList<>();
    ours.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    return Schema.createRecord(
        ours.getName(), "As another client has it.", ours.getNamespace(), false, fields);
  }

  private static byte[] encoded(int id, Schema schema, Article article) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<Article>(schema, article.getSpecificData()).write(article, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
