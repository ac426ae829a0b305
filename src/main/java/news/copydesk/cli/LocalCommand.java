package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import news.copydesk.app.Instance;
import news.copydesk.app.Role;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.local.LocalCluster;
import news.copydesk.ops.Logging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything in one process, on fixed ports, until it is stopped. */
@Command(
    name = "local",
    description =
        "Run broker, registry, enricher, sink and a SQLite database in this process, on fixed"
            + " ports, until stopped. Keeps its data. For trials and development, not production.",
    footer = {
      "%nExample:",
      "  copydesk local",
      "  copydesk produce articles.jsonl        (in another terminal)",
      "  copydesk tail --last 5"
    })
final class LocalCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private KeyOptions config = new KeyOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/local",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data", "local");

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Default: ${DEFAULT-VALUE}.")
  private int brokerPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Default: ${DEFAULT-VALUE}.")
  private int registryPort;

  LocalCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    // First without the cluster's addresses: a wrong key is refused before anything starts.
    CopydeskConfig alone = config.read(console);
    Files.createDirectories(data);
    Path database = data.resolve("copydesk.db");
    try (LocalCluster cluster = OwnCluster.start(data, brokerPort, registryPort)) {
      Logging.configure(alone.log().format(), alone.log().level());
      // Now that the data is ours: another local on it would be at the same registry.
      OwnModels.bringIn(alone);
      Map<String, String> flags = new HashMap<>(cluster.settings());
      flags.put("sink.url", "jdbc:sqlite:" + database);
      flags.put("kafka.state.dir", data.resolve("streams").toString());
      CopydeskConfig configuration = config.read(console, flags);
      Instance instance = new Instance(configuration, EnumSet.allOf(Role.class));
      try (Interruption interruption = Interruption.calls(instance::stop);
          instance) {
        instance.start();
        console.out().println("broker    " + cluster.bootstrapServers());
        console.out().println("registry  " + cluster.registryUrl());
        console.out().println("page      http://127.0.0.1:" + instance.port() + "/");
        console.out().println("health    http://127.0.0.1:" + instance.port() + "/health");
        console.out().println("database  " + database);
        console.out().println("local: ready; stop with Ctrl-C");
        return instance.await() ? ExitCode.FAILED : ExitCode.OK;
      }
    }
  }
}
