package news.copydesk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which articles a benchmark takes; its processes each read them again.
 *
 * @param files JSON Lines
 * @param limit at most so many articles of them
 * @param passes how often each is taken, under ids of their own
 */
public record Selection(List<Path> files, int limit, int passes) {

  /** The articles, in an order that is always the same. */
  public BenchArticles read() throws IOException {
    return BenchArticles.read(files).sample(limit).repeated(passes);
  }

  /** The same files, once, and no more than so many articles. */
  public Selection atMost(int fewer) {
    return new Selection(files, fewer, 1);
  }

  /** What tells a process of the benchmark to take them. */
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of("--limit", Integer.toString(limit), "--passes", Integer.toString(passes)));
    files.forEach(file -> arguments.addAll(List.of("--articles", file.toString())));
    return arguments;
  }
}
