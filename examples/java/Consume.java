import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.registry.HttpSchemaRegistryClient;
import news.copydesk.article.registry.RegistryConfig;
import news.copydesk.article.serde.AvroSerde;
import news.copydesk.article.serde.SerdeOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints the names in each enriched article until stopped; with a number, stops after so many:
 * java -cp 'target/distribution/lib/*' examples/java/Consume.java
 */
public class Consume {
  public static void main(String[] args) {
    String broker = System.getenv().getOrDefault("BROKER", "localhost:9092");
    URI registry = URI.create(System.getenv().getOrDefault("REGISTRY", "http://localhost:8081"));
    long left = args.length > 0 ? Long.parseLong(args[0]) : Long.MAX_VALUE;
    try (var client = new HttpSchemaRegistryClient(RegistryConfig.of(registry));
        // Enriched articles are written in transactions: read committed ones.
        var consumer = new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", broker, "group.id", "java-reader",
                "auto.offset.reset", "earliest", "isolation.level", "read_committed"),
            new StringDeserializer(),
            new AvroSerde<>(EnrichedArticle.class, client, SerdeOptions.defaults()).deserializer())) {
      consumer.subscribe(List.of("articles.enriched"));
      while (left > 0) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          System.out.print(record.value().getId());
          record.value().getEntities().forEach(entity ->
              System.out.print(" " + entity.getType() + ":" + entity.getText()));
          System.out.println();
          left--;
        }
      }
    }
  }
}
