package news.copydesk.app;

import java.util.List;

/** The process does not start, because something would break later. Holds every problem at once. */
public final class StartRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** Takes all problems; each says what is wrong, with its numbers, and what to do. */
  public StartRefusedException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per problem. */
  public List<String> problems() {
    return problems;
  }
}
