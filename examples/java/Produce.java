import java.net.URI;
import java.util.Map;
import news.copydesk.article.Article;
import news.copydesk.article.registry.HttpSchemaRegistryClient;
import news.copydesk.article.registry.RegistryConfig;
import news.copydesk.article.serde.AvroSerde;
import news.copydesk.article.serde.SerdeOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends one article: java -cp 'target/distribution/lib/*' examples/java/Produce.java */
public class Produce {
  public static void main(String[] args) {
    String broker = System.getenv().getOrDefault("BROKER", "localhost:9092");
    URI registry = URI.create(System.getenv().getOrDefault("REGISTRY", "http://localhost:8081"));
    Article article = new Article("java/1", 0L, null, "Herald", "Bridge opens",
        "Mayor Jane Doe opened the Harbor Bridge in Portland on Monday.", "en", null, null, Map.of());
    try (var client = new HttpSchemaRegistryClient(RegistryConfig.of(registry));
        var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", broker),
            new StringSerializer(),
            new AvroSerde<>(Article.class, client, SerdeOptions.defaults()).serializer())) {
      // The key is the article's id.
      producer.send(new ProducerRecord<>("articles.new", article.getId(), article));
      producer.flush();
    }
    System.out.println("sent " + article.getId());
  }
}
