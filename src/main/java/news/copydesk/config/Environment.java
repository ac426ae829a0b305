package news.copydesk.config;

import java.util.Map;

/** The process's environment. */
public final class Environment {

  private Environment() {}

  /** All variables. */
  public static Map<String, String> variables() {
    return System.getenv();
  }
}
