package news.copydesk.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.registry.RegistryException;
import news.copydesk.rollout.Fleet;
import news.copydesk.rollout.Fleet.Member;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Option;

/** Whether a living instance, on whatever host, runs a version. */
final class FleetUse {

  private static final Duration LIMIT = Duration.ofSeconds(5);

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
    Fleet fleet = new Fleet(config.kafka(), config.rollout().statusTopic(), LIMIT);
    return fleet.members().stream()
        .map(Member::status)
        .filter(status -> status.alive(now))
        .filter(
            status ->
                status.models().stream()
                    .anyMatch(
                        each ->
                            each.model().name().equals(model)
                                && each.model().version().equals(version)))
        .map(status -> status.instance())
        .collect(Collectors.toList());
  }
}
