package news.copydesk.cli;

import java.util.HashMap;
import java.util.Map;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.sink.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which database is asked. */
final class DatabaseOptions {

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(names = "--url", paramLabel = "JDBC-URL", description = "The database (sink.url).")
  private @Nullable String url;

  /** Opens it; the caller closes it. */
  Database open(Console console) {
    return open(read(console));
  }

  /** The configuration, for commands that need more than the database. */
  CopydeskConfig read(Console console) {
    Map<String, String> flags = new HashMap<>();
    if (url != null) {
      flags.put("sink.url", url);
    }
    return config.read(console, flags);
  }

  /** Opens the database of a configuration; the caller closes it. */
  static Database open(CopydeskConfig configuration) {
    Database database = Database.of(configuration.database());
    try {
      database.mustBeThere();
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return database;
  }
}
