package news.copydesk.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import news.copydesk.cli.render.FleetText;
import news.copydesk.cli.render.Screen;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.rollout.Fleet;
import news.copydesk.rollout.Fleet.Member;
import news.copydesk.rollout.FleetWatch;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the fleet as it works. */
@Command(
    name = "monitor",
    description =
        "Show what all instances do: phase, articles a second, 99th percentile, lag, slots, memory,"
            + " versions. Redrawn in place on a terminal, a line for each instance elsewhere.",
    footer = {
      "%nExample:",
      "  copydesk monitor",
      "  copydesk monitor --once",
      "  copydesk monitor --json | jq 'select(.load.lag > 1000) | .instance'",
      "%nInstances say so on models.status every models.heartbeat. Ctrl-C ends it."
    })
final class MonitorCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Console console;
  private final AtomicBoolean stopped = new AtomicBoolean();

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = PollInterval.class,
      description = "How often: 500ms, 2s, 1m. Default: 2s.")
  private Duration interval = Duration.ofSeconds(2);

  @Option(names = "--once", description = "Show it as it is now, and end.")
  private boolean once;

  @Option(names = "--json", description = "One line of JSON for each instance.")
  private boolean json;

  MonitorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CopydeskConfig configuration = config.read(console);
    Fleet fleet = new Fleet(configuration.kafka(), configuration.rollout().statusTopic(), LIMIT);
    FleetText text = new FleetText(console.colour(), console.width());
    Screen screen = new Screen(console.out());
    try (FleetWatch watch = fleet.watch();
        Interruption interruption =
            Interruption.calls(
                () -> {
                  stopped.set(true);
                  watch.stop();
                })) {
      show(watch.members(), text, screen);
      while (!once && !stopped.get() && !console.out().checkError()) {
        watch.listen(interval);
        show(watch.members(), text, screen);
      }
    } catch (WakeupException e) {
      return ExitCode.OK;
    } catch (KafkaException | IllegalStateException e) {
      console
          .err()
          .printf(
              "copydesk: what instances do cannot be asked at %s: %s%n",
              configuration.kafka().get("bootstrap.servers"), e.getMessage());
      return ExitCode.FAILED;
    }
    return ExitCode.OK;
  }

  private void show(List<Member> members, FleetText text, Screen screen) {
    Instant now = Clock.systemUTC().instant();
    if (json) {
      members.forEach(member -> console.out().println(FleetJson.line(member, now)));
    } else if (once) {
      console.print(text.page(members, now));
    } else if (console.terminal().output() && !dumb()) {
      screen.draw(text.page(members, now));
    } else {
      members.forEach(member -> console.out().println(text.line(member, now)));
      console.print(text.warnings(members, now));
    }
  }

  /** Such a terminal knows no cursor. */
  private boolean dumb() {
    return "dumb".equals(console.environment().get("TERM"));
  }
}
