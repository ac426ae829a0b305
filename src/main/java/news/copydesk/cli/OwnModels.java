package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import news.copydesk.app.ModelMemory;
import news.copydesk.app.RegistryAccess;
import news.copydesk.app.RegistryUpkeep;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.config.Keys.Models;
import news.copydesk.config.ModelsConfig;

/**
 * The model registry that a command brings along, made of what ships: so that a trial's models take
 * the same path as production's.
 */
final class OwnModels {

  private OwnModels() {}

  /** The keys that put registry, keys and cache into a directory. */
  static Map<String, String> in(Path directory) {
    return Map.of(
        "models.registry", directory.resolve("models").toString(),
        "models.key-file", directory.resolve("models.keys").toString(),
        "models.cache", directory.resolve("model-cache").toString());
  }

  /**
   * Registers what is not registered yet, with the heap that it takes; does nothing where other
   * models were asked for, or the registry can only be read.
   */
  static void bringIn(CopydeskConfig config) throws IOException {
    RegistryAccess access = new RegistryAccess(config.models(), Clock.systemUTC());
    if (config.annotation().models() != Models.COMPILED
        || config.models().source() == ModelsConfig.Source.DISTRIBUTION
        || access.writable().isEmpty()) {
      return;
    }
    String user = System.getProperty("user.name", "unknown");
    new RegistryUpkeep(
            access,
            access.author(user, "local mode"),
            draft -> ModelMemory.measured(draft, config.annotation()))
        .run(config.annotation().directory());
  }
}
