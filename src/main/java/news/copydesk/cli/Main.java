package news.copydesk.cli;

import java.util.Map;
import news.copydesk.config.Environment;
import news.copydesk.ops.LogFormat;
import news.copydesk.ops.Logging;
import org.slf4j.event.Level;
import picocli.CommandLine;

/** The process's entry. */
public final class Main {

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    Map<String, String> environment = Environment.variables();
    Logging.configure(LogFormat.TEXT, Level.WARN);
    Console console = Console.ofProcess(environment);
    CommandLine line = Commands.line(console, System.in, args);
    int code = line.execute(args);
    console.out().flush();
    System.exit(code);
  }
}
