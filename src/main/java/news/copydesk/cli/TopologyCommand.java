package news.copydesk.cli;

import java.util.concurrent.Callable;
import news.copydesk.app.Enricher;
import news.copydesk.config.CopydeskConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the topology. */
@Command(
    name = "topology",
    description = "Print the topology in Kafka Streams' words; connects to nothing.",
    footer = {"%nExample:", "  copydesk topology"})
final class TopologyCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();

  TopologyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CopydeskConfig configuration = config.read(console);
    console.out().print(Enricher.describe(configuration));
    return ExitCode.OK;
  }
}
