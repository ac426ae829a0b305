package news.copydesk.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.rollout.ControlWriter;
import news.copydesk.rollout.WantedVersion;
import org.apache.kafka.common.utils.Utils;

/**
 * Replaces the entities' model again and again while articles flow at a steady rate, and measures
 * what a reader notices. The broker runs in another process; the enricher, who sends and who reads
 * in this one.
 */
public final class SwapBench {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int POLL_MILLIS = 5;

  private final Plan plan;
  private final Map<String, String> settings;

  /**
   * What is to be done.
   *
   * @param swaps how often the version is replaced
   * @param pause between one that is done and the next
   * @param rate articles a second
   * @param warmUp before anything is measured
   * @param steady measured without a swap
   */
  public record Plan(int swaps, Duration pause, int rate, Duration warmUp, Duration steady) {}

  /**
   * What was seen.
   *
   * @param sent articles
   * @param swapSeconds how long all swaps took, pauses included
   * @param read what came out
   * @param afterTwo memory after two swaps
   * @param afterAll memory after all
   */
  public record Result(
      long sent, double swapSeconds, SwapReader.Counts read, Memory afterTwo, Memory afterAll) {

    /** Whether every article came out once, and said who wrote it. */
    public boolean exactlyOnce() {
      return read.distinct() == sent && read.doubled() == 0 && read.wrongProvenance() == 0;
    }
  }

  /**
   * What the process holds, in MiB.
   *
   * @param heap used after a collection
   * @param resident of the process, heap and mapped files
   */
  public record Memory(double heap, double resident) {

    static Memory now() {
      ManagementFactory.getMemoryMXBean().gc();
      Runtime runtime = Runtime.getRuntime();
      double mebibyte = 1 << 20;
      return new Memory(
          (runtime.totalMemory() - runtime.freeMemory()) / mebibyte, PeakMemory.residentNow());
    }
  }

  /**
   * @param settings of the configuration, over the benchmark's own
   */
  public SwapBench(Plan plan, Map<String, String> settings) {
    this.plan = plan;
    this.settings = Map.copyOf(settings);
  }

  /**
   * Does all of it.
   *
   * @param versions two versions of the model, to be registered
   */
  public Result run(List<NewVersion> versions) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("copydesk-bench-");
    try (ChildProcess broker =
        ChildProcess.start(
            "", List.of("-Xmx512m"), List.of("bench", "child", "cluster", home.toString()))) {
      String[] where = broker.waitFor(line -> line.startsWith("cluster: ")).split(" ");
      return run(config(home, where[1], where[2]), versions);
    } finally {
      Utils.delete(home.toFile());
    }
  }

  private CopydeskConfig config(Path home, String brokers, String registry) {
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

  private Result run(CopydeskConfig config, List<NewVersion> drafts)
      throws IOException, InterruptedException {
    new KeyRing(List.of(SigningKey.fresh("bench"))).write(config.models().keyFile());
    RegistryAccess access = new RegistryAccess(config.models(), Clock.systemUTC());
    RegistryEditor editor = access.editor();
    Map<String, WantedVersion> wanted = new HashMap<>();
    for (NewVersion draft : drafts) {
      SignedManifest signed = editor.register(draft, access.author("bench", ""));
      wanted.put(draft.version().toString(), wanted(draft, signed));
    }
    String model = drafts.get(0).model();
    List<String> numbers = drafts.stream().map(d -> d.version().toString()).toList();
    editor.move(
        model,
        RegistrySetup.STABLE,
        SemanticVersion.parse(numbers.get(0)),
        Optional.empty(),
        access.author("bench", ""));

    try (Instance instance = new Instance(config, Set.of(Role.ENRICHER));
        SwapReader reader = new SwapReader(config, wanted);
        SwapLoad load = new SwapLoad(config, plan.rate());
        ControlWriter control =
            ControlWriter.connect(config.kafka(), config.rollout().controlTopic(), LIMIT)) {
      instance.start();
      reader.start();
      load.start();
      Waiting.pause(plan.warmUp());
      reader.enter(SwapReader.Stretch.STEADY);
      Waiting.pause(plan.steady());
      reader.enter(SwapReader.Stretch.SWAPS);
      long start = System.nanoTime();
      Memory afterTwo = null;
      for (int swap = 1; swap <= plan.swaps(); swap++) {
        WantedVersion next = wanted.get(numbers.get(swap % numbers.size()));
        control.say(Objects.requireNonNull(next));
        await(instance, next.version());
        Waiting.pause(plan.pause());
        if (swap == 2) {
          reader.enter(SwapReader.Stretch.OTHER);
          afterTwo = Memory.now();
          reader.enter(SwapReader.Stretch.SWAPS);
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      reader.enter(SwapReader.Stretch.OTHER);
      long sent = load.stop();
      SwapReader.Counts counts = reader.await(sent, LIMIT);
      Memory afterAll = Memory.now();
      return new Result(sent, seconds, counts, afterTwo == null ? afterAll : afterTwo, afterAll);
    }
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

  private static void await(Instance instance, String version) throws InterruptedException {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (!serves(instance, version)) {
      if (instance.failed() || System.nanoTime() > until) {
        throw new IllegalStateException(version + " does not serve; see the log");
      }
      Waiting.pause(Duration.ofMillis(POLL_MILLIS));
    }
  }

  /** This version alone: the one before is closed. */
  private static boolean serves(Instance instance, String version) {
    return instance.meters().find("model_health_status").gauges().stream()
        .filter(gauge -> SwapReader.ENTITY_MODELS.contains(gauge.getId().getTag("model")))
        .allMatch(
            gauge ->
                gauge.value()
                    == (String.valueOf(gauge.getId().getTag("version")).equals(version) ? 1 : 0));
  }
}
