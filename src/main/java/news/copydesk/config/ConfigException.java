package news.copydesk.config;

import java.util.List;

/** The configuration cannot be used. Holds every problem at once. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** Takes all problems; each says which key, what is wrong and what to do. */
  public ConfigException(List<String> problems) {
    super("configuration: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per problem. */
  public List<String> problems() {
    return problems;
  }
}
