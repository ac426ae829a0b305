package news.copydesk.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.rollout.WantedVersion;

/**
 * Replaces the entities' model again and again while articles flow at a steady rate, and measures
 * what a reader notices.
 */
public final class SwapBench {

  /** The stretch without a swap. */
  public static final String STEADY = "steady";

  /** The stretch of all swaps. */
  public static final String SWAPS = "swaps";

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
      return read.exactlyOnce(sent);
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
    return Stage.with(settings, plan.rate(), versions, this::swap);
  }

  private Result swap(Stage stage) throws InterruptedException {
    SwapReader reader = stage.reader();
    Waiting.pause(plan.warmUp());
    reader.enter(STEADY);
    Waiting.pause(plan.steady());
    reader.enter(SWAPS);
    long start = System.nanoTime();
    Memory afterTwo = null;
    for (int swap = 1; swap <= plan.swaps(); swap++) {
      WantedVersion next = stage.versions().get(swap % stage.versions().size());
      stage.control().say(next);
      stage.awaitLoaded(next);
      Waiting.pause(plan.pause());
      if (swap == 2) {
        reader.enter(SwapReader.OTHER);
        afterTwo = Memory.now();
        reader.enter(SWAPS);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    reader.enter(SwapReader.OTHER);
    long sent = stage.load().stop();
    SwapReader.Counts counts = reader.await(sent, Stage.LIMIT);
    Memory afterAll = Memory.now();
    return new Result(sent, seconds, counts, afterTwo == null ? afterAll : afterTwo, afterAll);
  }
}
