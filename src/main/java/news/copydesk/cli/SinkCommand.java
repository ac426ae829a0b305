package news.copydesk.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import news.copydesk.app.Role;
import news.copydesk.ops.HeadStart;
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
  private final HeadStart ahead;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(names = "--url", paramLabel = "JDBC-URL", description = "The database (sink.url).")
  private @Nullable String url;

  SinkCommand(Console console, HeadStart ahead) {
    this.console = console;
    this.ahead = ahead;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> flags = new HashMap<>();
    if (url != null) {
      flags.put("sink.url", url);
    }
    return new Service(config.read(console, flags), Set.of(Role.SINK), ahead).run();
  }
}
