package news.copydesk.app;

/**
 * What a check found.
 *
 * @param area what was looked at: broker, topics, …
 * @param message what is there; for anything but {@link State#OK} also what to do
 */
public record Finding(String area, State state, String message) {

  /** How bad it is. */
  public enum State {
    OK,
    WARNING,
    BAD
  }

  static Finding ok(String area, String message) {
    return new Finding(area, State.OK, message);
  }

  static Finding warning(String area, String message) {
    return new Finding(area, State.WARNING, message);
  }

  static Finding bad(String area, String message) {
    return new Finding(area, State.BAD, message);
  }
}
