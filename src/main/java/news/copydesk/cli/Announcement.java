package news.copydesk.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import news.copydesk.app.RegistryAccess;
import news.copydesk.app.RegistrySetup;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.ledger.Entry;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.rollout.ControlWriter;
import news.copydesk.rollout.WantedVersion;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Tells running instances where {@code stable} stands, after it was moved. */
final class Announcement {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** For brokers that have to answer. */
  private static final Duration LONG_LIMIT = Duration.ofSeconds(30);

  @Option(
      names = "--announce",
      negatable = true,
      description =
          "Tell the running instances, on models.control, and fail if that does not work within"
              + " 30 s; --no-announce: do not. Otherwise they are told if a broker answers.")
  private @Nullable Boolean announce;

  /**
   * Says on the control topic what the ledger says now: where the alias stands, or that it stands
   * nowhere.
   *
   * @return the exit code
   */
  int tell(
      Console console, CopydeskConfig config, RegistryAccess access, String model, String alias)
      throws IOException {
    if (!alias.equals(RegistrySetup.STABLE) || Boolean.FALSE.equals(announce)) {
      return ExitCode.OK;
    }
    Optional<WantedVersion> wanted = wanted(access.reader(), model);
    String brokers = config.kafka().getOrDefault("bootstrap.servers", "");
    try (ControlWriter control =
        ControlWriter.connect(
            config.kafka(), config.rollout().controlTopic(), BrokerPatience.of(config, limit()))) {
      wanted.ifPresentOrElse(control::say, () -> control.takeBack(model));
      console.err().println(told(brokers, model, wanted));
      return ExitCode.OK;
    } catch (KafkaException e) {
      console
          .err()
          .printf(
              "copydesk: %s of %s has moved, but the instances at %s were not told (%s); they run"
                  + " it after a restart, or when this is done again with --announce%n",
              alias, model, brokers, e.getMessage());
      return Boolean.TRUE.equals(announce) ? ExitCode.FAILED : ExitCode.OK;
    }
  }

  private Duration limit() {
    return Boolean.TRUE.equals(announce) ? LONG_LIMIT : LIMIT;
  }

  private static String told(String brokers, String model, Optional<WantedVersion> wanted) {
    return wanted.isPresent()
        ? "copydesk: told the instances at %s to run %s; 'copydesk models status --wait' waits until they do"
            .formatted(brokers, wanted.get().id())
        : "copydesk: told the instances at %s that no version of %s is wanted; what runs goes on, and a start goes by the registry"
            .formatted(brokers, model);
  }

  private static Optional<WantedVersion> wanted(ModelRegistry registry, String model)
      throws IOException {
    Ledger ledger = registry.ledger(model);
    SemanticVersion version = ledger.aliases().get(RegistrySetup.STABLE);
    return version == null ? Optional.empty() : Optional.of(wanted(ledger, model, version));
  }

  private static WantedVersion wanted(Ledger ledger, String model, SemanticVersion version) {
    Entry last = ledger.entries().get(ledger.entries().size() - 1);
    return new WantedVersion(
        model,
        version.toString(),
        String.valueOf(ledger.versions().get(version)),
        RegistrySetup.STABLE,
        ledger.entries().size(),
        last.author().by(),
        last.author().at());
  }
}
