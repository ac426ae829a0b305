package news.copydesk.cli;

import java.util.concurrent.Callable;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Preflight;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.config.Key;
import news.copydesk.config.Keys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the configuration, and on demand the cluster and the registry that it names. */
@Command(
    name = "check-config",
    description = "Check the configuration; list every problem at once.",
    footer = {
      "%nExample:",
      "  copydesk check-config --config copydesk.yaml --connect",
      "  copydesk check-config --keys"
    })
final class CheckConfigCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(names = "--connect", description = "Ask the brokers and the registry too.")
  private boolean connect;

  @Option(names = "--keys", description = "List all keys with their defaults and stop.")
  private boolean keys;

  CheckConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (keys) {
      console.print(keyTable().lines(console.tableWidth(), console.colour()));
      return ExitCode.OK;
    }
    CopydeskConfig configuration = config.read(console);
    if (connect) {
      try (ArticleSerdes serdes = new ArticleSerdes(configuration)) {
        new Preflight(configuration, serdes).check();
      }
    }
    console.out().println("configuration: ok");
    return ExitCode.OK;
  }

  private static Table keyTable() {
    Table table = new Table(Column.left("key"), Column.left("default"), Column.left("meaning"));
    for (Key<?> key : Keys.all()) {
      table.row(key.name(), key.defaultText(), key.meaning());
    }
    return table;
  }
}
