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

/** The options by which every command is configured. */
final class ConfigOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file; copydesk.yaml in this directory where none is named.")
  @Nullable Path file;

  @Option(
      names = {"-b", "--bootstrap-servers"},
      paramLabel = "HOST:PORT",
      description = "Kafka brokers (kafka.bootstrap.servers).")
  @Nullable String bootstrapServers;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Schema registry (registry.urls).")
  @Nullable String registry;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any key of the configuration; may be repeated.")
  Map<String, String> set = new LinkedHashMap<>();

  /** Reads file, environment and these options. */
  CopydeskConfig read(Console console) {
    return read(console, Map.of());
  }

  /** As {@link #read(Console)}, with further keys that a command's own options stand for. */
  CopydeskConfig read(Console console, Map<String, String> more) {
    Map<String, String> flags = new LinkedHashMap<>(set);
    if (bootstrapServers != null) {
      flags.put("kafka.bootstrap.servers", bootstrapServers);
    }
    if (registry != null) {
      flags.put("registry.urls", registry);
    }
    flags.putAll(more);
    CopydeskConfig config =
        CopydeskConfig.read(Optional.ofNullable(file), console.environment(), flags);
    Logging.configure(config.log().format(), quiet(config.log().level()));
    return config;
  }

  /** A command that ends by itself speaks through its results; what runs on says more. */
  private static Level quiet(Level level) {
    return level == Level.INFO ? Level.WARN : level;
  }
}
