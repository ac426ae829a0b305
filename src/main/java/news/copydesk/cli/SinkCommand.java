package news.copydesk.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import news.copydesk.app.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the sink until it is stopped. */
@Command(
    name = "sink",
    description = "Write enriched articles to the database until stopped.",
    footer = {
      "%nExample:",
      "  copydesk sink --url jdbc:postgresql://db:5432/news --set sink.user=copydesk"
    })
final class SinkCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(names = "--url", paramLabel = "JDBC-URL", description = "The database (sink.url).")
  private @Nullable String url;

  SinkCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> flags = new HashMap<>();
    if (url != null) {
      flags.put("sink.url", url);
    }
    return new Service(config.read(console, flags), Set.of(Role.SINK)).run();
  }
}
