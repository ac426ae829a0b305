package news.copydesk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import news.copydesk.annotation.gazetteer.StarterGazetteer;
import news.copydesk.api.ApiOptions;
import news.copydesk.article.registry.RegistryAuth;
import news.copydesk.article.registry.RegistryConfig;
import news.copydesk.article.registry.RegistryRetry;
import news.copydesk.article.registry.RegistryTls;
import news.copydesk.article.serde.SerdeOptions;
import news.copydesk.config.Keys.Models;
import news.copydesk.experiment.ExperimentOptions;
import news.copydesk.guard.GuardOptions;
import news.copydesk.ops.OpsConfig;
import news.copydesk.rollout.LoadOptions;
import news.copydesk.rollout.LoadOptions.WhenNotReady;
import news.copydesk.rollout.RolloutOptions;
import news.copydesk.sink.DatabaseConfig;
import news.copydesk.sink.SinkConfig;
import news.copydesk.streams.StreamsOptions;
import news.copydesk.topology.EnrichmentOptions;
import news.copydesk.topology.TopicNames;

/**
 * All of the configuration, checked.
 *
 * @param topics names of the topics
 * @param streams how the stream runs
 * @param enrichment how articles are enriched
 * @param annotation which models annotate, and within which limits
 * @param guard when the guards act
 * @param models where models are kept, and who vouches for them
 * @param rollout how instances agree on the versions that run
 * @param experiments how candidates are tried
 * @param registry where the schema registry is
 * @param serde how records are serialized
 * @param database where rows go
 * @param sink how they get there
 * @param http where health and metrics are served
 * @param api what the annotation API takes, and from whom
 * @param alerts what is noticed, and who is told
 * @param log how log lines look
 * @param kafka properties for every Kafka client, {@code bootstrap.servers} among them
 */
public record CopydeskConfig(
    TopicNames topics,
    StreamsOptions streams,
    EnrichmentOptions enrichment,
    AnnotationConfig annotation,
    GuardOptions guard,
    ModelsConfig models,
    RolloutOptions rollout,
    ExperimentOptions experiments,
    RegistryConfig registry,
    SerdeConfig serde,
    DatabaseConfig database,
    SinkConfig sink,
    OpsConfig http,
    ApiOptions api,
    AlertsConfig alerts,
    LogConfig log,
    Map<String, String> kafka) {

  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

  /**
   * Reads file, environment and flags, in this order, the later over the earlier.
   *
   * @param file a YAML file; {@code copydesk.yaml} in the working directory where none is named
   * @param flags keys and values from the command line
   * @throws ConfigException with every problem
   */
  public static CopydeskConfig read(
      Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {
    SettingsReader reader = new SettingsReader();
    reader.file(
        file.or(() -> Optional.ofNullable(environment.get("COPYDESK_CONFIG")).map(Path::of)));
    return read(reader, environment, flags);
  }

  /**
   * Reads environment and flags only, for what runs on components of its own.
   *
   * @throws ConfigException with every problem
   */
  public static CopydeskConfig withoutFile(
      Map<String, String> environment, Map<String, String> flags) {
    return read(new SettingsReader(), environment, flags);
  }

  private static CopydeskConfig read(
      SettingsReader reader, Map<String, String> environment, Map<String, String> flags) {
    reader.environment(environment);
    reader.flags(flags);
    return of(reader.settings());
  }

  private static CopydeskConfig of(Settings settings) {
    Map<String, String> kafka = new TreeMap<>(settings.withPrefix("kafka."));
    kafka.putIfAbsent(BOOTSTRAP_SERVERS, "localhost:9092");
    TopicNames topics =
        new TopicNames(
            settings.get(Keys.ARTICLES),
            settings.get(Keys.ENRICHED),
            settings.get(Keys.DEAD_LETTERS));
    TopicNames apart = settings.build(() -> distinct(topics));
    Duration deadline = settings.get(Keys.DEADLINE);
    int threads =
        settings.find(Keys.THREADS).orElseGet(() -> Runtime.getRuntime().availableProcessors());
    StreamsOptions streams =
        new StreamsOptions(settings.get(Keys.APPLICATION_ID), threads, deadline, kafka);
    List<String> outlasted = settings.build(streams::problems);
    settings.add(Objects.requireNonNullElse(outlasted, List.of()));
    AnnotationConfig annotation = annotation(settings, threads);
    GuardOptions guard = settings.build(() -> guard(settings));
    ModelsConfig modelRegistry = ModelsConfig.of(settings);
    RolloutOptions rollout =
        new RolloutOptions(
            settings.get(Keys.CONTROL),
            settings.get(Keys.STATUS),
            settings.find(Keys.INSTANCE),
            settings.get(Keys.HEARTBEAT),
            new LoadOptions(
                settings.get(Keys.CRITICAL),
                settings.get(Keys.PARALLEL_LOADS),
                settings.get(Keys.STARTUP_TIMEOUT),
                settings.get(Keys.WHEN_NOT_READY)));
    if (apart != null) {
      settings.build(() -> apart(rollout, topics));
    }
    RegistryConfig registry = settings.build(() -> registry(settings));
    SerdeConfig serde = serde(settings);
    DatabaseConfig database = settings.build(() -> database(settings));
    SinkConfig sink = settings.build(() -> sink(settings, topics, streams, kafka));
    OpsConfig http = new OpsConfig(settings.get(Keys.HTTP_HOST), settings.get(Keys.HTTP_PORT));
    ApiOptions api =
        new ApiOptions(
            settings.find(Keys.HTTP_TOKEN),
            settings.find(Keys.API_ORIGINS).orElse(List.of()).stream().map(URI::toString).toList(),
            settings.get(Keys.API_MAX_BYTES),
            settings.get(Keys.API_MAX_BATCH));
    AlertsConfig alerts = settings.build(() -> AlertsConfig.of(settings));
    LogConfig log = new LogConfig(settings.get(Keys.LOG_FORMAT), settings.get(Keys.LOG_LEVEL));
    EnrichmentOptions enrichment =
        new EnrichmentOptions(
            deadline,
            settings.get(Keys.COPY_BODY),
            rollout.loads().whenNotReady() == WhenNotReady.PARTIAL
                ? Optional.of(settings.get(Keys.RETRY))
                : Optional.empty());
    settings.throwIfAnyProblem();
    return new CopydeskConfig(
        topics,
        streams,
        enrichment,
        annotation,
        Objects.requireNonNull(guard),
        modelRegistry,
        rollout,
        new ExperimentOptions(settings.get(Keys.SHADOW), settings.get(Keys.SHADOW_QUEUE)),
        Objects.requireNonNull(registry),
        serde,
        Objects.requireNonNull(database),
        Objects.requireNonNull(sink),
        http,
        api,
        Objects.requireNonNull(alerts),
        log,
        kafka);
  }

  /** A topic that is read and written would feed the stream its own output, for ever. */
  private static TopicNames distinct(TopicNames topics) {
    List<String> names = List.of(topics.articles(), topics.enriched(), topics.deadLetters());
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "topics.articles, topics.enriched and topics.dead-letters are %s; give each a topic of its own"
              .formatted(String.join(", ", names)));
    }
    return topics;
  }

  /** Compaction would throw articles away. */
  private static RolloutOptions apart(RolloutOptions rollout, TopicNames topics) {
    Set<String> others = Set.of(topics.articles(), topics.enriched(), topics.deadLetters());
    if (rollout.controlTopic().equals(rollout.statusTopic())
        || others.contains(rollout.controlTopic())
        || others.contains(rollout.statusTopic())) {
      throw new IllegalArgumentException(
          "topics.models-control and topics.models-status are %s and %s; give each a topic of its own"
              .formatted(rollout.controlTopic(), rollout.statusTopic()));
    }
    return rollout;
  }

  private static AnnotationConfig annotation(Settings settings, int threads) {
    Models models = settings.get(Keys.MODELS);
    Path directory =
        settings
            .find(Keys.MODELS_DIRECTORY)
            .map(Path::of)
            .orElseGet(() -> Keys.home().resolve("models"));
    return new AnnotationConfig(
        models,
        directory,
        settings.find(Keys.SLOTS).orElse(threads),
        settings.get(Keys.MAX_CHARACTERS),
        settings.get(Keys.TOPIC_CONFIDENCE),
        settings.get(Keys.SENTIMENT),
        gazetteer(settings.find(Keys.GAZETTEER), models, directory),
        settings.find(Keys.MOCK_FILE).map(Path::of));
  }

  private static GuardOptions guard(Settings settings) {
    return new GuardOptions(
        settings.get(Keys.ADAPTIVE),
        settings.get(Keys.LADDER),
        settings.get(Keys.OPTIONAL),
        settings.get(Keys.HEAP_PRESSURE),
        settings.get(Keys.HEAP_RELIEF),
        settings.get(Keys.CPU_PRESSURE),
        settings.get(Keys.LATENCY_PRESSURE),
        settings.get(Keys.GUARD_INTERVAL),
        settings.get(Keys.GUARD_CALM));
  }

  private static Optional<Path> gazetteer(Optional<String> given, Models models, Path directory) {
    if (given.isPresent()) {
      return given.filter(file -> !file.equals("none")).map(Path::of);
    }
    return models == Models.MOCK ? Optional.empty() : Optional.of(StarterGazetteer.file(directory));
  }

  private static RegistryConfig registry(Settings settings) {
    return new RegistryConfig(
        settings.get(Keys.REGISTRY_URLS),
        auth(settings),
        new RegistryTls(
            keyFile(settings, Keys.TRUSTSTORE, Keys.TRUSTSTORE_PASSWORD),
            keyFile(settings, Keys.KEYSTORE, Keys.KEYSTORE_PASSWORD)),
        settings.get(Keys.CONNECT_TIMEOUT),
        settings.get(Keys.REQUEST_TIMEOUT),
        new RegistryRetry(
            RegistryRetry.defaults().initialBackoff(),
            RegistryRetry.defaults().maxBackoff(),
            settings.get(Keys.RETRY_FOR)));
  }

  private static RegistryAuth auth(Settings settings) {
    Optional<String> user = settings.find(Keys.REGISTRY_USER);
    Optional<String> token = settings.find(Keys.REGISTRY_TOKEN);
    if (user.isPresent() && token.isPresent()) {
      throw new IllegalArgumentException(
          "registry.user and registry.token are both given; the registry takes one of them");
    }
    Optional<String> password = settings.find(Keys.REGISTRY_PASSWORD);
    if (user.isEmpty() && password.isPresent()) {
      throw new IllegalArgumentException("registry.password is given without registry.user");
    }
    if (user.isPresent()) {
      return new RegistryAuth.Basic(user.get(), password.orElse(""));
    }
    return token.isPresent() ? new RegistryAuth.Bearer(token.get()) : new RegistryAuth.None();
  }

  private static Optional<RegistryTls.KeyFile> keyFile(
      Settings settings, Key<String> file, Key<String> password) {
    return settings
        .find(file)
        .map(
            path ->
                new RegistryTls.KeyFile(
                    Path.of(path),
                    settings.get(password),
                    path.endsWith(".jks") ? "JKS" : "PKCS12"));
  }

  private static SerdeConfig serde(Settings settings) {
    return new SerdeConfig(
        settings.find(Keys.SERDE),
        settings.withPrefix("serde.properties."),
        SerdeOptions.defaults().withRegistration(settings.get(Keys.REGISTRATION)));
  }

  private static DatabaseConfig database(Settings settings) {
    return new DatabaseConfig(
        settings.get(Keys.DATABASE_URL),
        settings.find(Keys.DATABASE_USER),
        settings.find(Keys.DATABASE_PASSWORD),
        DatabaseConfig.DEFAULT_CONNECT_TIMEOUT);
  }

  private static SinkConfig sink(
      Settings settings, TopicNames topics, StreamsOptions streams, Map<String, String> kafka) {
    if (settings.get(Keys.SINK_GROUP).equals(streams.applicationId())) {
      throw new IllegalArgumentException(
          "sink.group is '%s', and so is streams.application-id; give each a name of its own"
              .formatted(streams.applicationId()));
    }
    SinkConfig defaults = SinkConfig.of(topics.enriched(), settings.get(Keys.SINK_GROUP), kafka);
    return new SinkConfig(
        defaults.topic(),
        defaults.group(),
        settings.get(Keys.SINK_BATCH),
        defaults.firstBackoff(),
        defaults.maxBackoff(),
        defaults.idleCheck(),
        defaults.closeTimeout(),
        defaults.kafka());
  }

  /** Leaves out the values of the Kafka properties, which may hold passwords. */
  @Override
  public String toString() {
    return "CopydeskConfig[topics=%s, streams=%s, enrichment=%s, annotation=%s, guard=%s, models=%s, rollout=%s, experiments=%s, registry=%s, serde=%s, database=%s, sink=%s, http=%s, api=%s, alerts=%s, log=%s, kafka=%s]"
        .formatted(
            topics,
            streams,
            enrichment,
            annotation,
            guard,
            models,
            rollout,
            experiments,
            registry,
            serde,
            database,
            sink,
            http,
            api,
            alerts,
            log,
            kafka.keySet());
  }
}
