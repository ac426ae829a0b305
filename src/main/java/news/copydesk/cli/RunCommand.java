package news.copydesk.cli;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import news.copydesk.app.Role;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ops.HeadStart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the enricher until it is stopped. */
@Command(
    name = "run",
    description =
        "Enrich articles until stopped; with --with-sink, write them to the database too.",
    footer = {
      "%nExample:",
      "  copydesk run --config copydesk.yaml",
      "  copydesk run -b broker:9092 --registry http://registry:8081 --threads 4 --with-sink"
    })
final class RunCommand implements Callable<Integer> {

  private final Console console;
  private final HeadStart ahead;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(names = "--threads", paramLabel = "N", description = "Stream threads (streams.threads).")
  private @Nullable String threads;

  @Option(
      names = "--models",
      paramLabel = "NAME",
      description = "compiled, corenlp or mock (annotation.models).")
  private @Nullable String models;

  @Option(names = "--with-sink", description = "Also run the sink in this process.")
  private boolean withSink;

  RunCommand(Console console, HeadStart ahead) {
    this.console = console;
    this.ahead = ahead;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> flags = new HashMap<>();
    if (threads != null) {
      flags.put("streams.threads", threads);
    }
    if (models != null) {
      flags.put("annotation.models", models);
    }
    CopydeskConfig configuration = config.read(console, flags);
    Set<Role> roles = EnumSet.of(Role.ENRICHER);
    if (withSink) {
      roles.add(Role.SINK);
    }
    return new Service(configuration, roles, ahead).run();
  }
}
