package news.copydesk.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import news.copydesk.app.RegistryAccess;
import news.copydesk.config.CopydeskConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that uses the model registry. */
final class RegistryOptions {

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--model-registry",
      paramLabel = "DIR|URL",
      description =
          "The model registry (models.registry): a directory, s3://bucket/prefix, https://… or"
              + " mlflow+https://….")
  private @Nullable String registry;

  @Option(names = "--json", description = "Print results as JSON, one object a line.")
  private boolean json;

  RegistryAccess open(Console console) {
    return new RegistryAccess(configuration(console).models(), Clock.systemUTC());
  }

  CopydeskConfig configuration(Console console) {
    Map<String, String> flags = new HashMap<>();
    if (registry != null) {
      flags.put("models.registry", registry);
    }
    return config.read(console, flags);
  }

  /** Where the models that ship are. */
  Path shipped(Console console) {
    return config.read(console).annotation().directory();
  }

  boolean json() {
    return json;
  }
}
