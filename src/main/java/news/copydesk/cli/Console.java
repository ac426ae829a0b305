package news.copydesk.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import news.copydesk.cli.render.BarProgress;
import news.copydesk.cli.render.Colour;
import news.copydesk.cli.render.Terminal;
import news.copydesk.ingest.Progress;

/**
 * What commands write to: results to out, everything else to err.
 *
 * @param out for results
 * @param err for messages and progress
 * @param terminal what the two are connected to
 * @param environment the process's variables
 */
record Console(
    PrintStream out, PrintStream err, Terminal terminal, Map<String, String> environment) {

  private static final int UNCUT = 10_000;

  /** The process's own. */
  static Console ofProcess(Map<String, String> environment) {
    Terminal terminal =
        Terminal.of(environment, System.getProperty(Terminal.PROPERTY), System.console() != null);
    return new Console(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        terminal,
        environment);
  }

  /** Whether results may be coloured. */
  Colour colour() {
    return Colour.of(environment, terminal.output());
  }

  /** Columns that results may take. */
  int width() {
    return terminal.columns();
  }

  /** Columns that tables may take: what reads a pipe wants all that is in them. */
  int tableWidth() {
    return terminal.output() || environment.containsKey("COLUMNS") ? width() : UNCUT;
  }

  void print(List<String> lines) {
    lines.forEach(out::println);
  }

  /** A bar on a terminal, nothing but what is said elsewhere. */
  Progress progress(String task, String unit) {
    return BarProgress.on(err, terminal, Colour.of(environment, terminal.error()), task, unit);
  }
}
