package news.copydesk.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import news.copydesk.bench.SwapBench;
import news.copydesk.bench.SwapBench.Result;
import news.copydesk.config.CopydeskConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what readers notice of swaps. */
@Command(
    name = "swaps",
    description =
        "Replace the entities' model again and again under a steady load, with exactly-once, and"
            + " compare latency and memory with those without. Exit code 0 only if every article"
            + " came out once and says which version wrote it.",
    footer = {
      "%nExample:",
      "  copydesk bench swaps --swaps 200 --rate 200",
      "  copydesk bench swaps --set annotation.models=mock"
    })
final class BenchSwapsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private KeyOptions config = new KeyOptions();

  @Option(names = "--swaps", defaultValue = "200", paramLabel = "N")
  private int swaps;

  @Option(
      names = "--pause",
      defaultValue = "100",
      paramLabel = "MILLIS",
      description = "Between one swap and the next (default: ${DEFAULT-VALUE}).")
  private int pause;

  @Option(
      names = "--rate",
      defaultValue = "200",
      paramLabel = "N",
      description = "Articles a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(names = "--warm-up", defaultValue = "30", paramLabel = "SECONDS")
  private int warmUp;

  @Option(names = "--steady", defaultValue = "30", paramLabel = "SECONDS")
  private int steady;

  BenchSwapsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CopydeskConfig configuration = config.read(console);
    Map<String, String> settings = new HashMap<>(config.set);
    SwapBench.Plan plan =
        new SwapBench.Plan(
            swaps,
            Duration.ofMillis(pause),
            rate,
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(steady));
    Result result = new SwapBench(plan, settings).run(BenchVersions.of(configuration));
    console
        .out()
        .printf(
            "p99 of the annotators: %.2f ms steady, %.2f ms while swapping%n",
            result.read().during(SwapBench.STEADY).workP99() / 1e3,
            result.read().during(SwapBench.SWAPS).workP99() / 1e3);
    console.out().println("records by version: " + new TreeMap<>(result.read().byVersion()));
    console
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "swaps: %d in %.1f s, %d articles in, %d out, %d doubled, %d with wrong provenance;"
                    + " p99 from sent to read %d ms steady, %d ms while swapping; heap after"
                    + " collection %.1f MiB after 2 swaps, %.1f after all; resident %.0f MiB, %.0f",
                swaps,
                result.swapSeconds(),
                result.sent(),
                result.read().distinct(),
                result.read().doubled(),
                result.read().wrongProvenance(),
                result.read().during(SwapBench.STEADY).ageP99(),
                result.read().during(SwapBench.SWAPS).ageP99(),
                result.afterTwo().heap(),
                result.afterAll().heap(),
                result.afterTwo().resident(),
                result.afterAll().resident()));
    return result.exactlyOnce() ? ExitCode.OK : ExitCode.FAILED;
  }
}
