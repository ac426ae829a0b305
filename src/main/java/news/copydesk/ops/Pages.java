package news.copydesk.ops;

import io.javalin.config.JavalinConfig;
import java.util.List;
import java.util.function.Consumer;

/**
 * Pages that are served beside health and metrics, on the same port.
 *
 * @param paths where they are, for whoever asks for one that is not there
 * @param setup adds them and what else they need
 * @param held requests that they may hold open at once; each keeps a thread
 */
public record Pages(List<String> paths, Consumer<JavalinConfig> setup, int held) {

  /** No more than health and metrics. */
  public static Pages none() {
    return new Pages(List.of(), config -> {}, 0);
  }
}
