package news.copydesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.copydesk.app.Instance;
import news.copydesk.app.RegistryAccess;
import news.copydesk.app.RegistrySetup;
import news.copydesk.app.Role;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.rollout.ControlWriter;
import news.copydesk.rollout.WantedVersion;
import org.apache.kafka.common.utils.Utils;

/**
 * An enricher that takes its entities from a registry, and articles that flow at a steady rate: the
 * broker runs in another process; the enricher, who sends and who reads in this one.
 *
 * @param versions in the registry; the first of them is in service
 */
record Stage(
    Instance instance,
    SwapReader reader,
    SwapLoad load,
    ControlWriter control,
    List<WantedVersion> versions) {

  /** How long anything may take that is waited for. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final int POLL_MILLIS = 5;

  /** What is done on a stage. */
  @FunctionalInterface
  interface Play<R> {

    R on(Stage stage) throws InterruptedException;
  }

  /**
   * Sets the stage, starts who reads and who sends, and clears up after the play.
   *
   * @param settings of the configuration, over the benchmark's own
   * @param rate articles a second
   * @param drafts versions of one model, to be registered
   */
  static <R> R with(Map<String, String> settings, int rate, List<NewVersion> drafts, Play<R> play)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("copydesk-bench-");
    try (ChildProcess broker =
        ChildProcess.start(
            "", List.of("-Xmx512m"), List.of("bench", "child", "cluster", home.toString()))) {
      String[] where = broker.waitFor(line -> line.startsWith("cluster: ")).split(" ");
      CopydeskConfig config = config(settings, home, where[1], where[2]);
      List<WantedVersion> versions = register(config, drafts);
      try (Instance instance = new Instance(config, Set.of(Role.ENRICHER));
          SwapReader reader = new SwapReader(config, versions);
          SwapLoad load = new SwapLoad(config, rate);
          ControlWriter control =
              ControlWriter.connect(config.kafka(), config.rollout().controlTopic(), LIMIT)) {
        instance.start();
        reader.start();
        load.start();
        return play.on(new Stage(instance, reader, load, control, versions));
      }
    } finally {
      Utils.delete(home.toFile());
    }
  }

  private static CopydeskConfig config(
      Map<String, String> settings, Path home, String brokers, String registry) {
    Map<String, String> flags = new HashMap<>();
    flags.put("kafka.bootstrap.servers", brokers);
    flags.put("registry.urls", registry);
    flags.put("kafka.state.dir", home.resolve("streams").toString());
    flags.put("models.registry", home.resolve("models").toString());
    flags.put("models.key-file", home.resolve("models.keys").toString());
    flags.put("models.cache", home.resolve("model-cache").toString());
    flags.put("http.port", "0");
    flags.putAll(settings);
    return CopydeskConfig.read(Optional.empty(), Map.of(), flags);
  }

  private static List<WantedVersion> register(CopydeskConfig config, List<NewVersion> drafts)
      throws IOException {
    new KeyRing(List.of(SigningKey.fresh("bench"))).write(config.models().keyFile());
    RegistryAccess access = new RegistryAccess(config.models(), Clock.systemUTC());
    RegistryEditor editor = access.editor();
    List<WantedVersion> versions = new ArrayList<>();
    for (NewVersion draft : drafts) {
      SignedManifest signed = editor.register(draft, access.author("bench", ""));
      versions.add(wanted(draft, signed));
    }
    NewVersion first = drafts.get(0);
    editor.move(
        first.model(),
        RegistrySetup.STABLE,
        first.version(),
        Optional.empty(),
        access.author("bench", ""));
    return List.copyOf(versions);
  }

  private static WantedVersion wanted(NewVersion draft, SignedManifest signed) {
    return new WantedVersion(
        draft.model(),
        draft.version().toString(),
        signed.sha256(),
        RegistrySetup.STABLE,
        1,
        "bench",
        Clock.systemUTC().instant());
  }

  /** Waits until these versions of the entities' model are loaded, and no other. */
  void awaitLoaded(WantedVersion... wanted) throws InterruptedException {
    Set<String> numbers = new HashSet<>();
    for (WantedVersion each : wanted) {
      numbers.add(each.version());
    }
    long until = System.nanoTime() + LIMIT.toNanos();
    while (!loaded().equals(numbers)) {
      if (instance.failed() || System.nanoTime() > until) {
        throw new IllegalStateException(
            "loaded are " + loaded() + " and not " + numbers + "; see the log");
      }
      Waiting.pause(Duration.ofMillis(POLL_MILLIS));
    }
  }

  private Set<String> loaded() {
    Set<String> versions = new HashSet<>();
    instance.meters().find("model_health_status").gauges().stream()
        .filter(gauge -> SwapReader.ENTITY_MODELS.contains(gauge.getId().getTag("model")))
        .filter(gauge -> gauge.value() == 1)
        .forEach(gauge -> versions.add(String.valueOf(gauge.getId().getTag("version"))));
    return versions;
  }
}
