package news.copydesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import news.copydesk.alert.RuleName;
import news.copydesk.alert.WebhookOptions;
import news.copydesk.article.registry.RegistryAuth;
import news.copydesk.article.registry.RegistryTls;
import news.copydesk.article.serde.SerdeOptions.Registration;
import news.copydesk.config.Keys.Models;
import news.copydesk.config.ModelsConfig.Source;
import news.copydesk.ops.LogFormat;
import news.copydesk.rollout.LoadOptions.WhenNotReady;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.Level;

class EveryKeyTest {

  /** A value that is not the default, what the configuration makes of it, and what it needs. */
  record Sample(
      String key,
      String value,
      Object expected,
      Function<CopydeskConfig, Object> where,
      Map<String, String> alsoNeeded) {

    @Override
    public String toString() {
      return key;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
        sample("topics.articles", "in", "in", c -> c.topics().articles()),
        sample("topics.enriched", "out", "out", c -> c.topics().enriched()),
        sample("topics.dead-letters", "aside", "aside", c -> c.topics().deadLetters()),
        sample(
            "topics.retry",
            "again",
            Optional.of("again"),
            c -> c.enrichment().retryTopic(),
            Map.of("models.when-not-ready", "partial")),
        sample("topics.models-control", "c", "c", c -> c.rollout().controlTopic()),
        sample("topics.models-status", "s", "s", c -> c.rollout().statusTopic()),
        sample("topics.models-shadow", "sh", "sh", c -> c.experiments().shadowTopic()),
        sample("streams.application-id", "desk2", "desk2", c -> c.streams().applicationId()),
        sample("streams.threads", "7", 7, c -> c.streams().threads()),
        sample("annotation.models", "Mock", Models.MOCK, c -> c.annotation().models()),
        sample("annotation.models-directory", "m", Path.of("m"), c -> c.annotation().directory()),
        sample(
            "annotation.deadline", "250ms", Duration.ofMillis(250), c -> c.enrichment().deadline()),
        sample("annotation.slots", "3", 3, c -> c.annotation().slots()),
        sample("annotation.max-characters", "500", 500, c -> c.annotation().maxCharacters()),
        sample("annotation.sentiment", "false", false, c -> c.annotation().sentiment()),
        sample(
            "annotation.mock-file",
            "mock.properties",
            Optional.of(Path.of("mock.properties")),
            c -> c.annotation().mockFile()),
        sample(
            "gazetteer.file",
            "local.gaz",
            Optional.of(Path.of("local.gaz")),
            c -> c.annotation().gazetteer()),
        sample("topics.min-confidence", "0.25", 0.25, c -> c.annotation().topicConfidence()),
        sample("enriched.body", "false", false, c -> c.enrichment().copyBody()),
        sample("guard.adaptive", "false", false, c -> c.guard().adaptive()),
        sample("guard.ladder", "false", false, c -> c.guard().ladder()),
        sample("guard.optional", "entities", Set.of("entities"), c -> c.guard().optional()),
        sample("guard.heap-pressure", "0.9", 0.9, c -> c.guard().heapPressure()),
        sample("guard.heap-relief", "0.5", 0.5, c -> c.guard().heapRelief()),
        sample("guard.cpu-pressure", "0.7", 0.7, c -> c.guard().cpuPressure()),
        sample("guard.latency-pressure", "0.6", 0.6, c -> c.guard().latencyPressure()),
        sample("guard.interval", "2s", Duration.ofSeconds(2), c -> c.guard().interval()),
        sample("guard.calm", "1m", Duration.ofMinutes(1), c -> c.guard().calm()),
        sample("models.source", "registry", Source.REGISTRY, c -> c.models().source()),
        sample("models.registry", "/m", "/m", c -> c.models().registry()),
        sample("models.key-file", "k", Path.of("k"), c -> c.models().keyFile()),
        sample("models.keys", "a:b", Optional.of("a:b"), c -> c.models().keys()),
        sample("models.require-signature", "false", false, c -> c.models().requireSignature()),
        sample("models.max-size", "5 mb", 5_000_000L, c -> c.models().mostBytes()),
        sample("models.cache", "/c", Path.of("/c"), c -> c.models().cache().root()),
        sample("models.cache-size", "7", 7L, c -> c.models().cache().mostBytes()),
        sample(
            "models.download-timeout",
            "30s",
            Duration.ofSeconds(30),
            c -> c.models().cache().patience()),
        sample("models.parallel-downloads", "2", 2, c -> c.models().cache().downloads()),
        sample(
            "models.critical",
            "topics, entities",
            Set.of("entities", "topics"),
            c -> c.rollout().loads().critical()),
        sample(
            "models.when-not-ready",
            "partial",
            WhenNotReady.PARTIAL,
            c -> c.rollout().loads().whenNotReady()),
        sample("models.max-parallel-loads", "5", 5, c -> c.rollout().loads().parallel()),
        sample(
            "models.startup-timeout",
            "7s",
            Duration.ofSeconds(7),
            c -> c.rollout().loads().timeout()),
        sample("models.instance", "desk-1", Optional.of("desk-1"), c -> c.rollout().instance()),
        sample("models.heartbeat", "9s", Duration.ofSeconds(9), c -> c.rollout().heartbeat()),
        sample(
            "models.s3-endpoint",
            "http://s3:9000",
            Optional.of(URI.create("http://s3:9000")),
            c -> c.models().s3().endpoint()),
        sample("models.s3-region", "eu", Optional.of("eu"), c -> c.models().s3().region()),
        sample("models.s3-path-style", "true", true, c -> c.models().s3().pathStyle()),
        sample("models.s3-access-key", "me", Optional.of("me"), c -> c.models().s3().accessKey()),
        sample("models.s3-secret-key", "x", Optional.of("x"), c -> c.models().s3().secretKey()),
        sample("models.mlflow-user", "u", Optional.of("u"), c -> c.models().mlflow().user()),
        sample(
            "models.mlflow-password", "p", Optional.of("p"), c -> c.models().mlflow().password()),
        sample("models.mlflow-token", "t", Optional.of("t"), c -> c.models().mlflow().token()),
        sample("experiments.shadow-queue", "3", 3, c -> c.experiments().shadowQueue()),
        sample(
            "registry.urls",
            "http://a:1, https://b/x",
            List.of(URI.create("http://a:1"), URI.create("https://b/x")),
            c -> c.registry().urls()),
        sample(
            "registry.registration",
            "lookup",
            Registration.LOOKUP,
            c -> c.serde().options().registration()),
        sample("registry.user", "joe", new RegistryAuth.Basic("joe", ""), c -> c.registry().auth()),
        sample(
            "registry.password",
            "0123",
            new RegistryAuth.Basic("joe", "0123"),
            c -> c.registry().auth(),
            Map.of("registry.user", "joe")),
        sample("registry.token", "abc", new RegistryAuth.Bearer("abc"), c -> c.registry().auth()),
        sample(
            "registry.truststore",
            "t.jks",
            keyFile("t.jks", "", "JKS"),
            c -> c.registry().tls().trustStore()),
        sample(
            "registry.truststore-password",
            "pw",
            keyFile("t.p12", "pw", "PKCS12"),
            c -> c.registry().tls().trustStore(),
            Map.of("registry.truststore", "t.p12")),
        sample(
            "registry.keystore",
            "k.p12",
            keyFile("k.p12", "", "PKCS12"),
            c -> c.registry().tls().keyStore()),
        sample(
            "registry.keystore-password",
            "pw",
            keyFile("k.p12", "pw", "PKCS12"),
            c -> c.registry().tls().keyStore(),
            Map.of("registry.keystore", "k.p12")),
        sample(
            "registry.connect-timeout",
            "2s",
            Duration.ofSeconds(2),
            c -> c.registry().connectTimeout()),
        sample(
            "registry.request-timeout",
            "PT3S",
            Duration.ofSeconds(3),
            c -> c.registry().requestTimeout()),
        sample(
            "registry.retry-for",
            "4m",
            Duration.ofMinutes(4),
            c -> c.registry().retry().maxElapsed()),
        sample("serde.class", "a.B", Optional.of("a.B"), c -> c.serde().className()),
        sample("sink.url", "jdbc:sqlite:x.db", "jdbc:sqlite:x.db", c -> c.database().url()),
        sample("sink.user", "ann", Optional.of("ann"), c -> c.database().user()),
        sample("sink.password", "1e3", Optional.of("1e3"), c -> c.database().password()),
        sample("sink.group", "rows", "rows", c -> c.sink().group()),
        sample("sink.batch-size", "9", 9, c -> c.sink().batchSize()),
        sample("http.host", "0.0.0.0", "0.0.0.0", c -> c.http().host()),
        sample("http.port", "0", 0, c -> c.http().port()),
        sample("http.token", "s3cret", Optional.of("s3cret"), c -> c.api().token()),
        sample(
            "api.origins",
            "https://a.example, https://b.example",
            List.of("https://a.example", "https://b.example"),
            c -> c.api().origins()),
        sample("api.max-bytes", "2000", 2000, c -> c.api().maxBytes()),
        sample("api.max-batch", "7", 7, c -> c.api().maxBatch()),
        sample(
            "alerts.off",
            "drift, slow",
            Set.of(RuleName.SLOW, RuleName.DRIFT),
            c -> c.alerts().options().off()),
        sample(
            "alerts.webhook",
            "https://h.example/hook",
            Optional.of(
                new WebhookOptions(URI.create("https://h.example/hook"), "0123456789abcdef")),
            c -> c.alerts().webhook(),
            Map.of("alerts.secret", "0123456789abcdef")),
        sample("alerts.secret", "s3cret", Optional.of("s3cret"), c -> c.alerts().secret()),
        sample(
            "alerts.secret-file",
            "src/test/resources/alert-secret",
            Optional.of("from-a-file-for-tests"),
            c -> c.alerts().secret()),
        sample(
            "alerts.interval", "1s", Duration.ofSeconds(1), c -> c.alerts().options().interval()),
        sample(
            "alerts.repeat-after",
            "1h",
            Duration.ofHours(1),
            c -> c.alerts().options().repeatAfter()),
        sample(
            "alerts.degraded-after",
            "9m",
            Duration.ofMinutes(9),
            c -> c.alerts().options().degradedAfter()),
        sample("alerts.window", "10m", Duration.ofMinutes(10), c -> c.alerts().options().window()),
        sample(
            "alerts.slow-above",
            "500ms",
            Duration.ofMillis(500),
            c -> c.alerts().options().slowAbove()),
        sample("alerts.dead-letter-rate", "0.5", 0.5, c -> c.alerts().options().deadLetterRate()),
        sample("alerts.drift", "0.1", 0.1, c -> c.alerts().options().drift()),
        sample("alerts.lag-growth", "50", 50, c -> c.alerts().options().lagGrowth()),
        sample("log.format", "json", LogFormat.JSON, c -> c.log().format()),
        sample("log.level", "debug", Level.DEBUG, c -> c.log().level()));
  }

  private static Sample sample(
      String key, String value, Object expected, Function<CopydeskConfig, Object> where) {
    return sample(key, value, expected, where, Map.of());
  }

  private static Sample sample(
      String key,
      String value,
      Object expected,
      Function<CopydeskConfig, Object> where,
      Map<String, String> alsoNeeded) {
    return new Sample(key, value, expected, where, alsoNeeded);
  }

  private static Optional<RegistryTls.KeyFile> keyFile(String path, String password, String type) {
    return Optional.of(new RegistryTls.KeyFile(Path.of(path), password, type));
  }

  @Test
  void thereIsASampleForEveryKey() {
    assertThat(samples().map(Sample::key))
        .containsExactlyElementsOf(Keys.all().stream().map(Key::name).toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSampleIsNotTheDefault(Sample sample, @TempDir Path dir) throws IOException {
    CopydeskConfig defaults = read(file(dir, Map.of()), Map.of(), sample.alsoNeeded());

    assertThat(sample.where().apply(defaults)).isNotEqualTo(sample.expected());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void arrivesFromTheFile(Sample sample, @TempDir Path dir) throws IOException {
    Path file = file(dir, with(sample));

    assertThat(sample.where().apply(read(file, Map.of(), Map.of()))).isEqualTo(sample.expected());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void arrivesFromTheEnvironment(Sample sample, @TempDir Path dir) throws IOException {
    Map<String, String> environment = new HashMap<>();
    with(sample).forEach((key, value) -> environment.put(Key.environmentName(key), value));

    CopydeskConfig config = read(file(dir, Map.of()), environment, Map.of());

    assertThat(sample.where().apply(config)).isEqualTo(sample.expected());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void arrivesFromAFlag(Sample sample, @TempDir Path dir) throws IOException {
    CopydeskConfig config = read(file(dir, Map.of()), Map.of(), with(sample));

    assertThat(sample.where().apply(config)).isEqualTo(sample.expected());
  }

  private static Map<String, String> with(Sample sample) {
    Map<String, String> all = new LinkedHashMap<>(sample.alsoNeeded());
    all.put(sample.key(), sample.value());
    return all;
  }

  private static Path file(Path dir, Map<String, String> keys) throws IOException {
    List<String> lines =
        keys.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
    return Files.write(dir.resolve("c.yaml"), lines);
  }

  private static CopydeskConfig read(
      Path file, Map<String, String> environment, Map<String, String> flags) {
    return CopydeskConfig.read(Optional.of(file), environment, flags);
  }
}
