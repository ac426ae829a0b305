package news.copydesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.copydesk.cli.render.Terminal;
import news.copydesk.ops.HeadStart;

/**
 * Runs commands as a shell would, and keeps what they print. Where a test names no broker and no
 * registry there is none: those of a {@code copydesk local} on this machine are its owner's.
 */
final class Shell {

  /** No broker and no registry listen there. */
  static final String NOBODY = "127.0.0.1:1";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "COPYDESK_KAFKA_BOOTSTRAP_SERVERS",
              NOBODY,
              "COPYDESK_REGISTRY_URLS",
              "http://" + NOBODY));
  private Terminal terminal = new Terminal(false, false, false, 80);
  private OutputStream reader = out;
  private byte[] stdin = new byte[0];

  /** Not a terminal, so tables are not cut; 80 columns for all else. */
  static Shell plain() {
    return new Shell();
  }

  Shell onATerminal() {
    terminal = new Terminal(true, true, true, 80);
    return this;
  }

  Shell columns(int columns) {
    terminal = new Terminal(terminal.input(), terminal.output(), terminal.error(), columns);
    return with("COLUMNS", Integer.toString(columns));
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell stdin(String text) {
    stdin = text.getBytes(UTF_8);
    return this;
  }

  /** Results go there instead. */
  Shell pipedInto(OutputStream other) {
    reader = other;
    return this;
  }

  int run(String... args) {
    Console console =
        new Console(
            new PrintStream(reader, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminal,
            environment);
    return Commands.line(console, new ByteArrayInputStream(stdin), HeadStart.none(), args)
        .execute(args);
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  List<String> outLines() {
    return out().lines().toList();
  }

  List<String> errLines() {
    return err().lines().toList();
  }
}
