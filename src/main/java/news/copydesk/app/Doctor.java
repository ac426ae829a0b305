package news.copydesk.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.gazetteer.GazetteerFormatException;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.model.ModelLoadException;
import news.copydesk.registry.RegistryException;
import news.copydesk.sink.Database;
import news.copydesk.sink.DatabaseException;
import news.copydesk.sink.SinkQueries;
import org.apache.kafka.clients.admin.Admin;

/** Looks at everything that an instance needs, one part after the other, and changes nothing. */
public final class Doctor {

  private final CopydeskConfig config;

  /** Looks at what this configuration names. */
  public Doctor(CopydeskConfig config) {
    this.config = config;
  }

  /**
   * All checks. What depends on something that is away is left out.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public List<Finding> examine() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    Admin admin = Admin.create(Map.<String, Object>copyOf(config.kafka()));
    try {
      findings.addAll(new BrokerCheckup(admin, config).examine());
    } finally {
      // Without a limit, it would wait a minute for a broker that does not answer.
      admin.close(Duration.ZERO);
    }
    findings.add(registry());
    findings.add(models());
    findings.add(database());
    findings.add(MemoryCheckup.ofThisProcess());
    return findings;
  }

  private Finding registry() {
    try (ArticleSerdes serdes = new ArticleSerdes(config)) {
      List<String> problems = serdes.problems();
      if (!problems.isEmpty()) {
        return Finding.bad("registry", String.join("; ", problems));
      }
    }
    return config.serde().className().isPresent()
        ? Finding.warning(
            "registry", "not asked: serde.class is yours; try `copydesk produce` and `tail`")
        : Finding.ok("registry", "answers at " + config.registry().urls());
  }

  private Finding models() {
    try (AnnotatorChain annotators = Annotators.open(config, new SimpleMeterRegistry())) {
      return Finding.ok(
          "models",
          "%s, %d annotators load"
              .formatted(config.annotation().models(), annotators.handles().size()));
    } catch (ModelLoadException | RegistryException | GazetteerFormatException e) {
      return Finding.bad("models", String.valueOf(e.getMessage()));
    }
  }

  private Finding database() {
    try (Database database = Database.of(config.database())) {
      database.mustBeThere();
      return Finding.ok(
          "database",
          "%s holds %d articles"
              .formatted(
                  config.database().printableUrl(), new SinkQueries(database).counts().articles()));
    } catch (DatabaseException e) {
      return Finding.warning(
          "database",
          e.getMessage()
              + ". Without a sink none is needed; a sink makes its tables when it starts");
    }
  }
}
