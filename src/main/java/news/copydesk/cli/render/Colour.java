package news.copydesk.cli.render;

import java.util.Map;

/** Whether to write colours; decided once per stream, at the edge. */
public enum Colour {
  ON,
  OFF;

  private static final String RESET = "\u001b[0m";

  /**
   * Decides: {@code NO_COLOR} (no-color.org) or {@code CLICOLOR=0} says no; else {@code
   * CLICOLOR_FORCE} says yes; else {@code TERM=dumb} says no; else colour is for terminals only.
   *
   * @param environment the environment variables
   * @param terminal whether the stream to be written is a terminal
   */
  public static Colour of(Map<String, String> environment, boolean terminal) {
    String force = environment.getOrDefault("CLICOLOR_FORCE", "0");
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()
        || environment.getOrDefault("CLICOLOR", "1").equals("0")) {
      return OFF;
    }
    if (!force.isEmpty() && !force.equals("0")) {
      return ON;
    }
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    return terminal && !dumb ? ON : OFF;
  }

  /** The text in a style, or as it is without colours. The text must be safe already. */
  String paint(Style style, String text) {
    boolean plain = this == OFF || style == Style.PLAIN || text.isEmpty();
    return plain ? text : "\u001b[" + style.codes() + "m" + text + RESET;
  }
}
