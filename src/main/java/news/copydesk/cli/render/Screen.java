package news.copydesk.cli.render;

import java.io.PrintStream;
import java.util.List;

/**
 * Pages drawn one over the other on a terminal (ECMA-48: cursor up, erase to the end of the line
 * and of the screen). What was on the screen before stays above. Not thread-safe.
 */
public final class Screen {

  private static final String ERASE_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";

  private final PrintStream out;
  private int drawn;

  /** Draws on a terminal. */
  public Screen(PrintStream out) {
    this.out = out;
  }

  /** Draws a page in the place of the last one; its lines are no wider than the terminal. */
  public void draw(List<String> lines) {
    StringBuilder page = new StringBuilder();
    if (drawn > 0) {
      page.append("\u001b[").append(drawn).append('A');
    }
    for (String line : lines) {
      page.append('\r').append(line).append(ERASE_LINE).append('\n');
    }
    page.append(ERASE_BELOW);
    out.print(page);
    out.flush();
    drawn = lines.size();
  }
}
