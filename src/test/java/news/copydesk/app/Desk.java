package news.copydesk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.registry.HttpSchemaRegistryClient;
import news.copydesk.article.registry.RegistryConfig;
import news.copydesk.article.serde.AvroSerde;
import news.copydesk.article.serde.SerdeOptions;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.local.BrokerProcess;
import news.copydesk.local.LocalRegistry;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What an instance runs against: a broker in a process of its own, with the topics, and a registry
 * in this JVM, both on loopback.
 */
final class Desk implements AutoCloseable {

  private final Path directory;
  private final BrokerProcess broker;
  private final HttpSchemaRegistryClient client;
  private LocalRegistry registry;

  private Desk(Path directory, BrokerProcess broker, LocalRegistry registry) {
    this.directory = directory;
    this.broker = broker;
    this.registry = registry;
    this.client = new HttpSchemaRegistryClient(RegistryConfig.of(registry.url()));
  }

  /** Starts both, and creates the topics with so many partitions. */
  static Desk start(Path directory, int partitions)
      throws IOException, InterruptedException, ExecutionException {
    BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
    LocalRegistry registry = LocalRegistry.keptIn(directory.resolve("registry"), 0);
    Desk desk = new Desk(directory, broker, registry);
    try (Admin admin = desk.admin()) {
      Topics.create(
          admin,
          List.of(
              new NewTopic(TopicNames.DEFAULT.articles(), partitions, (short) 1),
              new NewTopic(TopicNames.DEFAULT.enriched(), partitions, (short) 1),
              new NewTopic(TopicNames.DEFAULT.deadLetters(), partitions, (short) 1)));
    }
    return desk;
  }

  Path directory() {
    return directory;
  }

  BrokerProcess broker() {
    return broker;
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  /** Stops answering; the port stays the registry's. */
  int stopRegistry() {
    int port = registry.port();
    registry.close();
    return port;
  }

  /** Starts the registry again, with what it had. */
  void startRegistry(int port) throws IOException {
    registry = LocalRegistry.keptIn(directory.resolve("registry"), port);
  }

  Serializer<Article> articles() {
    return new AvroSerde<>(Article.class, client, SerdeOptions.defaults()).serializer();
  }

  Deserializer<EnrichedArticle> enriched() {
    return new AvroSerde<>(EnrichedArticle.class, client, SerdeOptions.defaults()).deserializer();
  }

  HttpSchemaRegistryClient registry() {
    return client;
  }

  /** A database file of this desk. */
  String sqlite() {
    return "jdbc:sqlite:" + directory.resolve("copydesk.db");
  }

  /**
   * Settings of an instance here: mock models, short timeouts. The shortest session that the broker
   * allows is 6 s.
   */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
    settings.put("registry.urls", "http://127.0.0.1:" + registry.port());
    settings.put("annotation.models", "mock");
    settings.put("annotation.deadline", "1s");
    settings.put("http.port", "0");
    settings.put("kafka.session.timeout.ms", "6000");
    settings.put("kafka.heartbeat.interval.ms", "500");
    settings.put("kafka.state.dir", directory.resolve("state").toString());
    settings.put("sink.url", sqlite());
    return settings;
  }

  /** The same as a checked configuration, for an instance in this JVM, with changes. */
  CopydeskConfig config(Map<String, String> changes) {
    Map<String, String> settings = settings();
    settings.putAll(changes);
    return CopydeskConfig.read(Optional.empty(), Map.of(), settings);
  }

  @Override
  public void close() {
    client.close();
    registry.close();
    broker.close();
  }
}
