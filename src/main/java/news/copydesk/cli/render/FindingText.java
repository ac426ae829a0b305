package news.copydesk.cli.render;

import java.util.Locale;
import news.copydesk.app.Finding;

/** Shows what a check found: how bad it is, what was looked at, and what to do. */
public final class FindingText {

  private final Colour colour;

  /** Marks what is not well, where colours are wanted. */
  public FindingText(Colour colour) {
    this.colour = colour;
  }

  /** One line. */
  public String line(Finding finding) {
    Style style = finding.state() == Finding.State.OK ? Style.PLAIN : Style.WARNING;
    String state = finding.state().name().toLowerCase(Locale.ROOT);
    return colour.paint(style, "%-7s".formatted(state))
        + "  %-13s  ".formatted(finding.area())
        + SafeText.line(finding.message());
  }
}
