package news.copydesk.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every other command is configured. */
final class ConfigOptions extends KeyOptions {

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

  @Override
  Map<String, String> flags() {
    Map<String, String> flags = super.flags();
    if (bootstrapServers != null) {
      flags.put("kafka.bootstrap.servers", bootstrapServers);
    }
    if (registry != null) {
      flags.put("registry.urls", registry);
    }
    return flags;
  }
}
