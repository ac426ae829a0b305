package news.copydesk.cli.render;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process is connected to. Java 17 cannot ask about one stream, so the launcher does and
 * says it in a system property.
 *
 * @param input whether standard input is a terminal
 * @param output whether standard output is
 * @param error whether standard error is
 * @param columns the width to write for
 */
public record Terminal(boolean input, boolean output, boolean error, int columns) {

  /** The launcher's property: the digits of the file descriptors that are terminals, as "012". */
  public static final String PROPERTY = "copydesk.tty";

  private static final int DEFAULT_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 20;
  private static final int MOST_COLUMNS = 1000;

  /**
   * Decides. Without the launcher's property, all streams are what the console is.
   *
   * @param environment the environment variables, of which {@code COLUMNS} counts
   * @param property the value of {@link #PROPERTY}, null when it is not set
   * @param console whether the JVM has a console on a terminal
   */
  public static Terminal of(
      Map<String, String> environment, @Nullable String property, boolean console) {
    String unsaid = console ? "012" : "";
    String terminals = property == null ? unsaid : property;
    return new Terminal(
        terminals.contains("0"),
        terminals.contains("1"),
        terminals.contains("2"),
        columns(environment.getOrDefault("COLUMNS", "")));
  }

  private static int columns(String given) {
    try {
      int columns = Integer.parseInt(given.strip());
      if (columns <= 0) {
        return DEFAULT_COLUMNS; // A terminal that was never told its size, as of `script`, says 0.
      }
      return Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, columns));
    } catch (
        NumberFormatException e) { // Unset, or not a number: the user's shell, not our business.
      return DEFAULT_COLUMNS;
    }
  }
}
