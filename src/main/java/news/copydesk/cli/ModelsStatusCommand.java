package news.copydesk.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import news.copydesk.app.RegistryAccess;
import news.copydesk.app.RegistrySetup;
import news.copydesk.cli.render.SafeText;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.cli.render.TrialText;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.model.ModelDescription;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.rollout.Fleet;
import news.copydesk.rollout.Fleet.Member;
import news.copydesk.rollout.FleetCheck;
import news.copydesk.rollout.InstanceStatus;
import news.copydesk.rollout.VersionState;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what each instance runs. */
@Command(
    name = "status",
    description =
        "Show which versions the running instances run, as they say on models.status, and warn"
            + " where that is not what stable stands at, or versions are mixed.",
    footer = {
      "%nExample:",
      "  copydesk models status",
      "  copydesk models promote entities@1.3.0 && copydesk models status --wait --timeout 120"
    })
final class ModelsStatusCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int POLL_MILLIS = 300;

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Option(
      names = "--wait",
      description = "Wait until all of them run what stable stands at; exit code 1 if they do not.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to wait (default: ${DEFAULT-VALUE}).")
  private int timeout;

  ModelsStatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CopydeskConfig config = registry.configuration(console);
    Fleet fleet =
        new Fleet(config.kafka(), config.rollout().statusTopic(), BrokerPatience.of(config, LIMIT));
    RegistryAccess access = registry.open(console);
    FleetCheck check;
    try {
      check = check(fleet, access);
    } catch (KafkaException | IllegalStateException e) {
      console
          .err()
          .printf(
              "copydesk: what instances run cannot be asked at %s: %s%n",
              config.kafka().get("bootstrap.servers"), e.getMessage());
      return ExitCode.FAILED;
    }
    CountDownLatch never = new CountDownLatch(1);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeout);
    while (wait && !check.settled() && System.nanoTime() < until) {
      boolean unused = never.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
      check = check(fleet, access);
    }
    if (registry.json()) {
      printJson(check);
    } else {
      print(check);
    }
    if (wait && !check.settled()) {
      console.err().printf("copydesk: not all instances run it after %d s%n", timeout);
      return ExitCode.FAILED;
    }
    return ExitCode.OK;
  }

  private static FleetCheck check(Fleet fleet, RegistryAccess access) throws IOException {
    return FleetCheck.of(fleet.members(), stable(access), Clock.systemUTC().instant());
  }

  /** Of each model in the registry where stable stands; empty where there is no registry. */
  private static Map<String, ModelDescription> stable(RegistryAccess access) throws IOException {
    Map<String, ModelDescription> stable = new HashMap<>();
    if (!access.isThere()) {
      return stable;
    }
    ModelRegistry reader = access.reader();
    for (String model : reader.models()) {
      Ledger ledger = reader.ledger(model);
      SemanticVersion version = ledger.aliases().get(RegistrySetup.STABLE);
      if (version != null) {
        stable.put(
            model,
            new ModelDescription(
                model, version.toString(), Optional.ofNullable(ledger.versions().get(version))));
      }
    }
    return stable;
  }

  private void print(FleetCheck check) {
    Table table =
        new Table(
            Column.left("INSTANCE"),
            Column.left("PHASE"),
            Column.left("MODEL"),
            Column.left("VERSION"),
            Column.left("STATE"),
            Column.left("SINCE"));
    for (Member member : check.alive()) {
      InstanceStatus status = member.status();
      for (VersionState state : status.models()) {
        table.row(
            status.instance(),
            status.phase(),
            state.model().name(),
            state.model().version(),
            state.state(),
            state.since().truncatedTo(ChronoUnit.SECONDS));
      }
    }
    console.print(table.lines(console.tableWidth(), console.colour()));
    List<String> trials = TrialText.table(check.alive(), console.tableWidth(), console.colour());
    if (!trials.isEmpty()) {
      console.out().println();
      console.print(trials);
    }
    check
        .mixed()
        .forEach(
            (model, versions) ->
                warn("versions of %s are mixed: %s", model, String.join(", ", versions)));
    check
        .behind()
        .forEach(
            (model, who) ->
                warn("%s of %s does not run on %s", RegistrySetup.STABLE, model, join(who)));
    TrialText.warnings(check.alive()).forEach(text -> warn("%s", text));
    check
        .gone()
        .forEach(
            member ->
                warn(
                    "%s has not been heard since %s",
                    member.status().instance(), member.status().at()));
    if (check.alive().isEmpty()) {
      warn("no instance is running");
    }
  }

  private static String join(Map<String, String> who) {
    return who.entrySet().stream()
        .map(
            each -> each.getKey() + (each.getValue().isEmpty() ? "" : " (" + each.getValue() + ")"))
        .collect(Collectors.joining("; "));
  }

  private void warn(String text, Object... arguments) {
    // Errors are what somebody else's process says.
    console.err().println("copydesk: " + SafeText.line(text.formatted(arguments)));
  }

  private void printJson(FleetCheck check) {
    check.alive().forEach(member -> printJson(member, check, true));
    check.gone().forEach(member -> printJson(member, check, false));
  }

  private void printJson(Member member, FleetCheck check, boolean alive) {
    String name = member.status().instance();
    console
        .out()
        .println(
            ModelJson.line(
                node -> {
                  node.setAll(member.json());
                  node.put("alive", alive);
                  var behind = node.putArray("behind");
                  check
                      .behind()
                      .forEach(
                          (model, who) -> {
                            if (who.containsKey(name)) {
                              behind.add(model);
                            }
                          });
                }));
  }
}
