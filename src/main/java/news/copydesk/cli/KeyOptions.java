package news.copydesk.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ops.Logging;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;

/** The options by which a command is configured that brings its own brokers and registry. */
class KeyOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file; copydesk.yaml in this directory where none is named.")
  @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any key of the configuration; may be repeated.")
  Map<String, String> set = new LinkedHashMap<>();

  /** Reads file, environment and these options. */
  final CopydeskConfig read(Console console) {
    return read(console, Map.of());
  }

  /** As {@link #read(Console)}, with further keys that a command's own options stand for. */
  final CopydeskConfig read(Console console, Map<String, String> more) {
    Map<String, String> flags = flags();
    flags.putAll(more);
    CopydeskConfig config =
        CopydeskConfig.read(Optional.ofNullable(file), console.environment(), flags);
    Logging.configure(config.log().format(), quiet(config.log().level()));
    return config;
  }

  /** The keys that these options stand for, to be added to. */
  Map<String, String> flags() {
    return new LinkedHashMap<>(set);
  }

  /** A command that ends by itself speaks through its results; what runs on says more. */
  private static Level quiet(Level level) {
    return level == Level.INFO ? Level.WARN : level;
  }
}
