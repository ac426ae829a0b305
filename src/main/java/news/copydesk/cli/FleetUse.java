package news.copydesk.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.experiment.TrialStateJson;
import news.copydesk.registry.RegistryException;
import news.copydesk.rollout.Fleet;
import news.copydesk.rollout.Fleet.Member;
import news.copydesk.rollout.VersionState;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Option;

/** Whether a living instance, on whatever host, runs a version or tries it. */
final class FleetUse {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  @Option(
      names = "--no-fleet",
      description = "Do not ask on models.status whether an instance runs it: none does.")
  private boolean unasked;

  /**
   * Refuses what is in use, and also what may be: the brokers do not say.
   *
   * @throws RegistryException with the names of the instances
   */
  void refuse(CopydeskConfig config, String model, String version) {
    if (unasked) {
      return;
    }
    List<String> users;
    try {
      users = users(config, model, version, Clock.systemUTC().instant());
    } catch (KafkaException | IllegalStateException e) {
      throw new RegistryException(
          "whether an instance runs %s@%s cannot be asked at %s: %s. Name the brokers with -b; or say --no-fleet, if none runs it"
              .formatted(model, version, config.kafka().get("bootstrap.servers"), e.getMessage()),
          e);
    }
    if (!users.isEmpty()) {
      throw new RegistryException(
          "%s@%s runs on %s; have them run another version first ('copydesk models promote'), then remove it"
              .formatted(model, version, String.join(", ", users)));
    }
  }

  private static List<String> users(
      CopydeskConfig config, String model, String version, Instant now) {
    Fleet fleet =
        new Fleet(config.kafka(), config.rollout().statusTopic(), BrokerPatience.of(config, LIMIT));
    return fleet.members().stream()
        .filter(member -> member.status().alive(now))
        .filter(member -> runs(member, model, version) || tries(member, model, version))
        .map(member -> member.status().instance())
        .collect(Collectors.toList());
  }

  private static boolean runs(Member member, String model, String version) {
    return member.status().models().stream()
        .map(VersionState::model)
        .anyMatch(each -> each.name().equals(model) && each.version().equals(version));
  }

  private static boolean tries(Member member, String model, String version) {
    return TrialStateJson.read(member.json()).stream()
        .anyMatch(trial -> trial.model().equals(model) && trial.version().equals(version));
  }
}
