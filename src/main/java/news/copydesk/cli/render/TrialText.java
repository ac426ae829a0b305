package news.copydesk.cli.render;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.experiment.TrialState;
import news.copydesk.experiment.TrialStateJson;
import news.copydesk.rollout.Fleet.Member;
import news.copydesk.rollout.VersionState;

/** The experiments of a fleet for people: a table, and which candidates were refused. */
public final class TrialText {

  private TrialText() {}

  /** A row for each experiment of each instance; nothing where there is none. */
  public static List<String> table(List<Member> members, int width, Colour colour) {
    Table table =
        new Table(
            Column.left("INSTANCE"),
            Column.left("TRIAL"),
            Column.left("OF"),
            Column.left("STATE"),
            Column.left("SINCE"));
    boolean any = false;
    for (Member member : members) {
      for (TrialState trial : TrialStateJson.read(member.json())) {
        any = true;
        table.row(
            member.status().instance(),
            trial.way().name().toLowerCase(Locale.ROOT) + " " + trial.id(),
            share(trial),
            trial.state(),
            trial.since().truncatedTo(ChronoUnit.SECONDS));
      }
    }
    return any ? table.lines(width, colour) : List.of();
  }

  /** Who refused which candidate, and why. */
  public static List<String> warnings(List<Member> members) {
    List<String> warnings = new ArrayList<>();
    for (Member member : members) {
      for (TrialState trial : TrialStateJson.read(member.json())) {
        if (trial.state() == VersionState.State.FAILED) {
          warnings.add(
              "%s does not try %s: %s; the live version serves all its articles"
                  .formatted(member.status().instance(), trial.id(), trial.error().orElse("")));
        }
      }
    }
    return warnings;
  }

  private static String share(TrialState trial) {
    String percent =
        BigDecimal.valueOf(trial.share()).movePointLeft(2).stripTrailingZeros().toPlainString();
    return percent
        + " %"
        + (trial.sources().isEmpty() ? "" : " of " + String.join(", ", trial.sources()));
  }
}
