package news.copydesk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import news.copydesk.alert.RuleName;
import news.copydesk.article.serde.SerdeOptions.Registration;
import news.copydesk.config.ModelsConfig.Source;
import news.copydesk.ops.LogFormat;
import news.copydesk.rollout.LoadOptions.WhenNotReady;
import org.slf4j.event.Level;

/** Everything that can be configured, but for the keys that are passed on ({@link #PREFIXES}). */
public final class Keys {

  /** Keys that begin so are passed on to others: to Kafka's clients, to a serde of the user's. */
  public static final List<String> PREFIXES = List.of("kafka.", "serde.properties.");

  static final Key<String> ARTICLES =
      topic("topics.articles", "articles.new", "topic that articles come in on");
  static final Key<String> ENRICHED =
      topic("topics.enriched", "articles.enriched", "topic that enriched articles go out on");
  static final Key<String> DEAD_LETTERS =
      topic(
          "topics.dead-letters",
          "articles.dead-letter",
          "topic for records that cannot become an enriched article");

  static final Key<String> RETRY =
      topic(
          "topics.retry",
          "articles.retry",
          "topic for articles that went on without a model (`models.when-not-ready: partial`)");
  static final Key<String> CONTROL =
      topic(
          "topics.models-control",
          "models.control",
          "compacted topic on which operators say which versions run");
  static final Key<String> STATUS =
      topic(
          "topics.models-status",
          "models.status",
          "compacted topic on which instances say what they run");
  static final Key<String> SHADOW =
      topic(
          "topics.models-shadow",
          "models.shadow",
          "topic on which candidates in the shadow write how they differ from the live version");

  static final Key<String> APPLICATION_ID =
      text("streams.application-id", "copydesk", "names the stream: consumer group, transactions");
  static final Key<Integer> THREADS =
      new Key<>(
          "streams.threads",
          "",
          "stream threads in this process; one for each processor where nothing is given",
          Parse::positive);

  static final Key<Models> MODELS =
      new Key<>(
          "annotation.models",
          "compiled",
          "`compiled`: CoreNLP's three CRFs, compiled; `corenlp`: the CRFs themselves, with the"
              + " same labels, slower; `mock`: deterministic nonsense, at once, for trials",
          Models::parse);
  static final Key<String> MODELS_DIRECTORY =
      text(
          "annotation.models-directory",
          "",
          "where the models are; the distribution's `models/` where nothing is given");
  static final Key<Duration> DEADLINE =
      new Key<>(
          "annotation.deadline",
          "15s",
          "how long one article may take; what is ready then is emitted",
          Parse::duration);
  static final Key<Integer> SLOTS =
      new Key<>(
          "annotation.slots",
          "",
          "annotations at once in this process; `streams.threads` where nothing is given",
          Parse::positive);
  static final Key<Integer> MAX_CHARACTERS =
      new Key<>(
          "annotation.max-characters",
          "100000",
          "longest title or body that is annotated whole, in code points",
          Parse::positive);
  static final Key<Double> TOPIC_CONFIDENCE =
      new Key<>(
          "topics.min-confidence",
          "0.5",
          "least probability of a subject (Media Topic) that the record names, 0 to 1",
          Parse::probability);
  static final Key<Boolean> SENTIMENT =
      new Key<>(
          "annotation.sentiment",
          "true",
          "whether the tone is measured, of the article and towards each entity",
          Parse::bool);
  static final Key<String> MOCK_FILE =
      text(
          "annotation.mock-file",
          "",
          "with `mock`: a file of properties, `types` (comma-separated; what names are called, by"
              + " their length) and `sentence-micros` (how long a sentence takes); `serve` reads it"
              + " again when it changes");
  static final Key<String> GAZETTEER =
      text(
          "gazetteer.file",
          "",
          "compiled gazetteer that names are linked to; `none` for none; where nothing is given,"
              + " the one that ships, or none with `mock`");
  static final Key<Boolean> COPY_BODY =
      new Key<>(
          "enriched.body",
          "true",
          "whether the enriched article carries the body, which offsets point into",
          Parse::bool);

  static final Key<Boolean> ADAPTIVE =
      new Key<>(
          "guard.adaptive",
          "true",
          "whether fewer slots than `annotation.slots` are used while heap, latency or processors"
              + " press",
          Parse::bool);
  static final Key<Boolean> LADDER =
      new Key<>(
          "guard.ladder",
          "true",
          "whether annotators are left out, and at last articles wait, while heap or latency press"
              + " on a single slot",
          Parse::bool);
  static final Key<Set<String>> OPTIONAL =
      new Key<>(
          "guard.optional",
          "topics,sentiment",
          "annotators that are left out first, comma-separated: of `language`, `entities`,"
              + " `topics`, `sentiment`",
          Parse::annotators);
  static final Key<Double> HEAP_PRESSURE =
      new Key<>(
          "guard.heap-pressure",
          "0.85",
          "share of the long-lived heap still in use after a collection, from which it presses",
          Parse::probability);
  static final Key<Double> HEAP_RELIEF =
      new Key<>(
          "guard.heap-relief", "0.8", "share below which it presses no more", Parse::probability);
  static final Key<Double> CPU_PRESSURE =
      new Key<>(
          "guard.cpu-pressure",
          "0.95",
          "share of the processors in use, from which slots beyond one per processor are taken"
              + " away",
          Parse::probability);
  static final Key<Double> LATENCY_PRESSURE =
      new Key<>(
          "guard.latency-pressure",
          "0.8",
          "99th percentile of an article's time, as a share of `annotation.deadline`, from which it"
              + " presses",
          Parse::probability);
  static final Key<Duration> GUARD_INTERVAL =
      new Key<>("guard.interval", "5s", "how often the guards look", Parse::duration);
  static final Key<Duration> GUARD_CALM =
      new Key<>(
          "guard.calm", "30s", "how long nothing must press before a step back", Parse::duration);

  static final Key<Source> MODEL_SOURCE =
      new Key<>(
          "models.source",
          "auto",
          "where the models that run come from: `registry`; `distribution`; `auto`: the registry"
              + " where it is there and has the model, else what ships",
          text -> Parse.oneOf(Source.class, text));
  static final Key<String> MODEL_REGISTRY =
      text(
          "models.registry",
          "data/models",
          "model registry: a directory, `s3://bucket/prefix`, or what it is read through: an"
              + " http(s) URL, or `mlflow+https://host` for MLflow's");
  static final Key<String> MODEL_KEY_FILE =
      text(
          "models.key-file",
          "data/models.keys",
          "keys that vouch for models, a line `id:secret` each: the first signs, all verify");
  static final Key<String> MODEL_KEYS =
      text("models.keys", "", "the same keys, comma-separated, instead of the file; a secret");
  static final Key<Boolean> REQUIRE_SIGNATURE =
      new Key<>(
          "models.require-signature",
          "true",
          "whether a model is refused that none of the keys vouches for",
          Parse::bool);
  static final Key<Long> MODEL_SIZE =
      new Key<>(
          "models.max-size",
          "10GB",
          "largest version of a model, all files together",
          Parse::bytes);
  static final Key<String> MODEL_CACHE =
      text(
          "models.cache",
          "data/model-cache",
          "this host's copies of models; one directory for all processes");
  static final Key<Long> MODEL_CACHE_SIZE =
      new Key<>(
          "models.cache-size",
          "20GB",
          "above this, what was used least recently goes, unless a process holds it",
          Parse::bytes);
  static final Key<Duration> DOWNLOAD_TIMEOUT =
      new Key<>(
          "models.download-timeout",
          "10m",
          "how long a version may take to arrive, in this process or another",
          Parse::duration);
  static final Key<Integer> DOWNLOADS =
      new Key<>(
          "models.parallel-downloads", "4", "files of a version fetched at once", Parse::positive);

  static final Key<URI> S3_ENDPOINT =
      new Key<>(
          "models.s3-endpoint",
          "",
          "URL of a server with S3's API; Amazon's otherwise",
          Parse::uri);
  static final Key<String> S3_REGION =
      text("models.s3-region", "", "S3's region; `AWS_REGION` and the SDK's files otherwise");
  static final Key<Boolean> S3_PATH_STYLE =
      new Key<>(
          "models.s3-path-style",
          "",
          "whether the bucket goes into the path, not into the host's name; as most servers that"
              + " are not Amazon's want it, `true` where `models.s3-endpoint` is given",
          Parse::bool);
  static final Key<String> S3_ACCESS_KEY =
      text(
          "models.s3-access-key",
          "",
          "key of S3's; the SDK's default chain (environment, files, role) otherwise");
  static final Key<String> S3_SECRET_KEY =
      text("models.s3-secret-key", "", "the secret that belongs to it; a secret");
  static final Key<String> MLFLOW_USER =
      text("models.mlflow-user", "", "user for basic authentication at MLflow's server");
  static final Key<String> MLFLOW_PASSWORD =
      text("models.mlflow-password", "", "password for it; a secret");
  static final Key<String> MLFLOW_TOKEN =
      text("models.mlflow-token", "", "token for bearer authentication there; a secret");
  static final Key<Set<String>> CRITICAL =
      new Key<>(
          "models.critical",
          "entities",
          "annotators whose models are loaded first, and without which no article is worked on:"
              + " `language`, `entities`, `gazetteer`, `topics`, `sentiment`; comma-separated",
          Parse::parts);
  static final Key<WhenNotReady> WHEN_NOT_READY =
      new Key<>(
          "models.when-not-ready",
          "wait",
          "while another model is not there: `wait`, no article is worked on; `partial`, articles"
              + " go on without it, and the record says so",
          text -> Parse.oneOf(WhenNotReady.class, text));
  static final Key<Integer> PARALLEL_LOADS =
      new Key<>(
          "models.max-parallel-loads",
          "2",
          "models brought to this host at once, at the start",
          Parse::positive);
  static final Key<Duration> STARTUP_TIMEOUT =
      new Key<>(
          "models.startup-timeout",
          "2m",
          "how long the models that articles wait for may take to load; then the process ends",
          Parse::duration);
  static final Key<String> INSTANCE =
      text(
          "models.instance",
          "",
          "this instance's name among all; host and `http.port` where nothing is given");
  static final Key<Duration> HEARTBEAT =
      new Key<>(
          "models.heartbeat",
          "5s",
          "how often an instance says that it lives; after four of them unheard, it is gone",
          Parse::duration);

  static final Key<Integer> SHADOW_QUEUE =
      new Key<>(
          "experiments.shadow-queue",
          "16",
          "articles that may wait for a candidate in the shadow; it does not see more",
          Parse::positive);

  static final Key<List<URI>> REGISTRY_URLS =
      new Key<>(
          "registry.urls",
          "http://localhost:8081",
          "schema registries with Confluent's API, tried in this order; comma-separated",
          Parse::uris);
  static final Key<Registration> REGISTRATION =
      new Key<>(
          "registry.registration",
          "register",
          "`register` our schemas, `lookup` (they must be there) or `latest` (use the newest)",
          Parse::registration);
  static final Key<String> REGISTRY_USER =
      text("registry.user", "", "user for basic authentication");
  static final Key<String> REGISTRY_PASSWORD =
      text("registry.password", "", "password for basic authentication; a secret");
  static final Key<String> REGISTRY_TOKEN =
      text("registry.token", "", "token for bearer authentication; a secret");
  static final Key<String> TRUSTSTORE =
      text("registry.truststore", "", "file with the certificates to trust; the JVM's otherwise");
  static final Key<String> TRUSTSTORE_PASSWORD =
      text("registry.truststore-password", "", "its password; a secret");
  static final Key<String> KEYSTORE =
      text("registry.keystore", "", "file with our own certificate, for mutual TLS");
  static final Key<String> KEYSTORE_PASSWORD =
      text("registry.keystore-password", "", "its password; a secret");
  static final Key<Duration> CONNECT_TIMEOUT =
      new Key<>("registry.connect-timeout", "5s", "limit for one connection", Parse::duration);
  static final Key<Duration> REQUEST_TIMEOUT =
      new Key<>("registry.request-timeout", "10s", "limit for one request", Parse::duration);
  static final Key<Duration> RETRY_FOR =
      new Key<>(
          "registry.retry-for",
          "30s",
          "how long to retry connection faults and 5xx before the stream thread starts over",
          Parse::duration);

  static final Key<String> SERDE =
      text(
          "serde.class",
          "",
          "another serde on the class path, for example"
              + " `io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde`; it gets"
              + " `serde.properties.*`");

  static final Key<String> DATABASE_URL =
      text(
          "sink.url",
          "jdbc:sqlite:data/copydesk.db",
          "JDBC URL of the database: `jdbc:sqlite:…` or `jdbc:postgresql:…`");
  static final Key<String> DATABASE_USER = text("sink.user", "", "database user");
  static final Key<String> DATABASE_PASSWORD =
      text("sink.password", "", "database password; a secret");
  static final Key<String> SINK_GROUP =
      text("sink.group", "copydesk-sink", "consumer group of the sink; names its stored offsets");
  static final Key<Integer> SINK_BATCH =
      new Key<>("sink.batch-size", "500", "most articles in one transaction", Parse::positive);

  static final Key<String> HTTP_HOST =
      text("http.host", "127.0.0.1", "address that the page, health and metrics are served on");
  static final Key<Integer> HTTP_PORT =
      new Key<>("http.port", "8900", "their port; 0 takes a free one", Parse::port);
  static final Key<String> HTTP_TOKEN =
      text(
          "http.token",
          "",
          "what whoever asks the annotation API must show as `Authorization: Bearer`, and whoever"
              + " looks at the page must enter; needed for both where `http.host` is not loopback;"
              + " a secret");

  static final Key<List<URI>> API_ORIGINS =
      new Key<>(
          "api.origins",
          "",
          "web origins whose pages may ask the annotation API (CORS), comma-separated",
          Parse::uris);
  static final Key<Integer> API_MAX_BYTES =
      new Key<>("api.max-bytes", "1048576", "longest request to the API", Parse::positive);
  static final Key<Integer> API_MAX_BATCH =
      new Key<>("api.max-batch", "100", "most articles in one request", Parse::positive);

  static final Key<Set<RuleName>> ALERTS_OFF =
      new Key<>(
          "alerts.off",
          "",
          "alerts that are not raised, comma-separated: `integrity-failed`, `model-load-failed`,"
              + " `degraded`, `dead-letters`, `lag-growing`, `slow`, `drift`",
          Parse::rules);
  static final Key<String> WEBHOOK =
      text(
          "alerts.webhook",
          "",
          "http(s) URL that alerts are posted to, signed; log and metrics only where nothing is"
              + " given; a secret");
  static final Key<String> ALERT_SECRET =
      text("alerts.secret", "", "what they are signed with, 16 characters or more; a secret");
  static final Key<String> ALERT_SECRET_FILE =
      text("alerts.secret-file", "", "file that holds it, where the key itself is not given");
  static final Key<Duration> ALERT_INTERVAL =
      new Key<>("alerts.interval", "15s", "how often the rules are asked", Parse::duration);
  static final Key<Duration> ALERT_REPEAT =
      new Key<>(
          "alerts.repeat-after",
          "4h",
          "after how long an alert that still holds is sent again",
          Parse::duration);
  static final Key<Duration> DEGRADED_AFTER =
      new Key<>(
          "alerts.degraded-after",
          "5m",
          "how long an instance may be not ready before `degraded`",
          Parse::duration);
  static final Key<Duration> ALERT_WINDOW =
      new Key<>(
          "alerts.window",
          "5m",
          "what `dead-letters` and `drift` count over and how long `slow` must last; `lag-growing`"
              + " compares three of them",
          Parse::duration);
  static final Key<Duration> SLOW_ABOVE =
      new Key<>(
          "alerts.slow-above",
          "5s",
          "99th percentile of an article's time above which it is `slow`",
          Parse::duration);
  static final Key<Double> DEAD_LETTER_RATE =
      new Key<>(
          "alerts.dead-letter-rate",
          "0.05",
          "share of records set aside above which it is `dead-letters`",
          Parse::probability);
  static final Key<Double> DRIFT =
      new Key<>(
          "alerts.drift",
          "0.3",
          "by what share entities per article may leave their baseline before it is `drift`",
          Parse::probability);
  static final Key<Integer> LAG_GROWTH =
      new Key<>(
          "alerts.lag-growth",
          "1000",
          "by how many records the worst partition may fall behind before it is `lag-growing`",
          Parse::positive);

  static final Key<LogFormat> LOG_FORMAT =
      new Key<>(
          "log.format", "text", "`text` or `json`", text -> Parse.oneOf(LogFormat.class, text));
  static final Key<Level> LOG_LEVEL =
      new Key<>(
          "log.level",
          "info",
          "`error`, `warn`, `info`, `debug` or `trace`",
          text -> Parse.oneOf(Level.class, text));

  private static final List<Key<?>> ALL =
      List.of(
          ARTICLES,
          ENRICHED,
          DEAD_LETTERS,
          RETRY,
          CONTROL,
          STATUS,
          SHADOW,
          APPLICATION_ID,
          THREADS,
          MODELS,
          MODELS_DIRECTORY,
          DEADLINE,
          SLOTS,
          MAX_CHARACTERS,
          SENTIMENT,
          MOCK_FILE,
          GAZETTEER,
          TOPIC_CONFIDENCE,
          COPY_BODY,
          ADAPTIVE,
          LADDER,
          OPTIONAL,
          HEAP_PRESSURE,
          HEAP_RELIEF,
          CPU_PRESSURE,
          LATENCY_PRESSURE,
          GUARD_INTERVAL,
          GUARD_CALM,
          MODEL_SOURCE,
          MODEL_REGISTRY,
          MODEL_KEY_FILE,
          MODEL_KEYS,
          REQUIRE_SIGNATURE,
          MODEL_SIZE,
          MODEL_CACHE,
          MODEL_CACHE_SIZE,
          DOWNLOAD_TIMEOUT,
          DOWNLOADS,
          CRITICAL,
          WHEN_NOT_READY,
          PARALLEL_LOADS,
          STARTUP_TIMEOUT,
          INSTANCE,
          HEARTBEAT,
          S3_ENDPOINT,
          S3_REGION,
          S3_PATH_STYLE,
          S3_ACCESS_KEY,
          S3_SECRET_KEY,
          MLFLOW_USER,
          MLFLOW_PASSWORD,
          MLFLOW_TOKEN,
          SHADOW_QUEUE,
          REGISTRY_URLS,
          REGISTRATION,
          REGISTRY_USER,
          REGISTRY_PASSWORD,
          REGISTRY_TOKEN,
          TRUSTSTORE,
          TRUSTSTORE_PASSWORD,
          KEYSTORE,
          KEYSTORE_PASSWORD,
          CONNECT_TIMEOUT,
          REQUEST_TIMEOUT,
          RETRY_FOR,
          SERDE,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          SINK_GROUP,
          SINK_BATCH,
          HTTP_HOST,
          HTTP_PORT,
          HTTP_TOKEN,
          API_ORIGINS,
          API_MAX_BYTES,
          API_MAX_BATCH,
          ALERTS_OFF,
          WEBHOOK,
          ALERT_SECRET,
          ALERT_SECRET_FILE,
          ALERT_INTERVAL,
          ALERT_REPEAT,
          DEGRADED_AFTER,
          ALERT_WINDOW,
          SLOW_ABOVE,
          DEAD_LETTER_RATE,
          DRIFT,
          LAG_GROWTH,
          LOG_FORMAT,
          LOG_LEVEL);

  private Keys() {}

  /** All keys, in the order of the documentation. */
  public static List<Key<?>> all() {
    return ALL;
  }

  private static Key<String> text(String name, String defaultText, String meaning) {
    return new Key<>(name, defaultText, meaning, Parse::text);
  }

  private static Key<String> topic(String name, String defaultText, String meaning) {
    return new Key<>(name, defaultText, meaning, Parse::topic);
  }

  /** Which models annotate. */
  public enum Models {
    COMPILED,
    CORENLP,
    MOCK;

    static Models parse(String text) {
      return Parse.oneOf(Models.class, text);
    }
  }

  /** The distribution's directory, which the launcher tells; the working directory otherwise. */
  static Path home() {
    return Path.of(System.getProperty("copydesk.home", ""));
  }
}
