package news.copydesk.cli;

import java.util.Map;
import java.util.Set;
import news.copydesk.config.Environment;
import news.copydesk.ops.HeadStart;
import news.copydesk.ops.LogFormat;
import news.copydesk.ops.Logging;
import org.slf4j.event.Level;
import picocli.CommandLine;

/** The process's entry. */
public final class Main {

  /** Commands whose first answer over HTTP somebody waits for. */
  private static final Set<String> SERVING = Set.of("run", "serve", "sink");

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    Map<String, String> environment = Environment.variables();
    Logging.configure(LogFormat.TEXT, Level.WARN);
    HeadStart ahead =
        args.length > 0 && SERVING.contains(args[0]) ? HeadStart.begin() : HeadStart.none();
    Console console = Console.ofProcess(environment);
    CommandLine line = Commands.line(console, System.in, ahead, args);
    int code = line.execute(args);
    console.out().flush();
    System.exit(code);
  }
}
