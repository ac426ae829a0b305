package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import news.copydesk.app.Instance;
import news.copydesk.app.Role;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.config.LogConfig;
import news.copydesk.local.LocalCluster;
import news.copydesk.ops.Logging;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole path once, with real components and the sample articles. */
@Command(
    name = "demo",
    description =
        "Start a broker, a registry and a database in this process, send the sample articles, and"
            + " show what comes out. Exit code 0 only if every article is accounted for.",
    footer = {"%nExample:", "  copydesk demo"})
final class DemoCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/demo",
      description = "Made anew each time; the database stays there (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data", "demo");

  @Option(names = "--models", paramLabel = "NAME", description = "compiled, corenlp or mock.")
  private @Nullable String models;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    quieten(CopydeskConfig.withoutFile(console.environment(), Map.of()).log());
    DemoDirectory.clear(data);
    Files.createDirectories(data);
    Path database = data.resolve("copydesk.db");
    try (LocalCluster cluster = OwnCluster.start(data, 0, 0)) {
      CopydeskConfig configuration = configuration(cluster, database);
      OwnModels.bringIn(configuration);
      console
          .out()
          .printf(
              "In this process: a Kafka broker (%s), a schema registry (%s), the enricher and the"
                  + " sink; rows go to %s (SQLite).%n",
              cluster.bootstrapServers(), cluster.registryUrl(), database);
      try (Instance instance = new Instance(configuration, EnumSet.allOf(Role.class))) {
        CompletableFuture<Void> started = start(instance);
        DemoRun run = new DemoRun(console, configuration);
        DemoRun.Result result = run.carry(() -> await(started), instance);
        new DemoReport(console, configuration).show(result);
        double seconds = (System.nanoTime() - start) / 1e9;
        console
            .out()
            .println(
                String.format(
                    Locale.ROOT,
                    "demo: %d articles in, %d enriched, %d dead letters, %d rows in %s, %d"
                        + " entities, %.1f s",
                    result.in(),
                    result.enriched(),
                    result.deadLetters(),
                    result.rows(),
                    database,
                    result.entities(),
                    seconds));
        return result.allAccountedFor() ? ExitCode.OK : ExitCode.FAILED;
      }
    }
  }

  private CopydeskConfig configuration(LocalCluster cluster, Path database) {
    Map<String, String> flags = new HashMap<>(cluster.settings());
    flags.put("sink.url", "jdbc:sqlite:" + database);
    flags.put("http.port", "0");
    flags.putAll(OwnModels.in(data));
    flags.put("kafka.state.dir", data.resolve("streams").toString());
    if (models != null) {
      flags.put("annotation.models", models);
    }
    return CopydeskConfig.withoutFile(console.environment(), flags);
  }

  /** The dead letters that the demo is about are shown as a table, not as warnings. */
  private static void quieten(LogConfig log) {
    boolean wanted = log.level().toInt() < Level.INFO.toInt();
    Logging.configure(log.format(), wanted ? log.level() : Level.ERROR);
  }

  /** The models load while the articles are being produced. */
  private static CompletableFuture<Void> start(Instance instance) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            instance.start();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
          }
        });
  }

  private static void await(CompletableFuture<Void> started) throws InterruptedException {
    try {
      started.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
