package news.copydesk.cli.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.rollout.Fleet.Member;
import news.copydesk.rollout.InstanceStatus;
import news.copydesk.rollout.VersionState;

/** The fleet for people: a table of its instances, and what is wrong with them. */
public final class FleetText {

  private static final String UNKNOWN = "-";
  private static final double MEBIBYTE = 1024.0 * 1024.0;

  private final Colour colour;
  private final int width;

  /**
   * @param width in columns
   */
  public FleetText(Colour colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /** A page about everybody. */
  public List<String> page(List<Member> members, Instant now) {
    List<String> lines = new ArrayList<>();
    long silent = members.stream().filter(member -> !member.status().alive(now)).count();
    lines.add(
        colour.paint(
            Style.BOLD,
            "%s  %d instances%s  %s articles/s  lag %s"
                .formatted(
                    now.truncatedTo(ChronoUnit.SECONDS),
                    members.size(),
                    silent == 0 ? "" : ", %d silent".formatted(silent),
                    sum(members, "articlesPerSecond", "%,.1f"),
                    sum(members, "lag", "%,.0f"))));
    lines.add("");
    Table table =
        new Table(
            Column.left("INSTANCE"),
            Column.left("PHASE"),
            Column.right("UP"),
            Column.right("ART/S"),
            Column.right("P99"),
            Column.right("LAG"),
            Column.right("SLOTS"),
            Column.right("HEAP"),
            Column.right("RSS"),
            Column.left("MODELS"));
    for (Member member : members) {
      InstanceStatus status = member.status();
      JsonNode load = member.json().path("load");
      table.row(
          status.instance(),
          phase(status, now),
          duration(Duration.between(status.startedAt(), now)),
          number(load, "articlesPerSecond", "%,.1f"::formatted),
          number(load, "p99Millis", "%,.0f ms"::formatted),
          number(load, "lag", "%,.0f"::formatted),
          slots(load),
          number(load, "heapBytes", FleetText::mebibytes),
          number(load, "residentBytes", FleetText::mebibytes),
          models(status));
    }
    lines.addAll(table.lines(width, colour));
    lines.addAll(warnings(members, now));
    return lines;
  }

  /** A line about one, for those who keep what they see. */
  public String line(Member member, Instant now) {
    InstanceStatus status = member.status();
    JsonNode load = member.json().path("load");
    return SafeText.line(
        "%s %s phase=%s up=%s articles/s=%s p99=%s lag=%s slots=%s heap=%s rss=%s models=%s"
            .formatted(
                now.truncatedTo(ChronoUnit.SECONDS),
                status.instance(),
                phase(status, now).replace(' ', '_'),
                duration(Duration.between(status.startedAt(), now)).replace(" ", ""),
                number(load, "articlesPerSecond", "%.1f"::formatted),
                number(load, "p99Millis", "%.0fms"::formatted),
                number(load, "lag", "%.0f"::formatted),
                slots(load),
                number(load, "heapBytes", FleetText::mebibytes).replace(" ", ""),
                number(load, "residentBytes", FleetText::mebibytes).replace(" ", ""),
                models(status).replace(" ", "")));
  }

  /** What somebody should look at. */
  public List<String> warnings(List<Member> members, Instant now) {
    List<String> warnings = new ArrayList<>();
    Map<String, Map<String, Long>> versions = new TreeMap<>();
    for (Member member : members) {
      InstanceStatus status = member.status();
      if (!status.alive(now)) {
        warnings.add(
            "%s has been silent for %s: it was killed, or cannot reach the brokers"
                .formatted(status.instance(), duration(Duration.between(status.at(), now))));
        continue;
      }
      for (VersionState state : status.models()) {
        state
            .error()
            .ifPresent(
                error ->
                    warnings.add(
                        "%s: %s %s: %s"
                            .formatted(status.instance(), state.model(), word(state), error)));
        if (state.state() == VersionState.State.READY) {
          versions
              .computeIfAbsent(state.model().name(), name -> new TreeMap<>())
              .merge(state.model().version(), 1L, Long::sum);
        }
      }
    }
    List<Member> alive = members.stream().filter(member -> member.status().alive(now)).toList();
    warnings.addAll(TrialText.warnings(alive));
    versions.forEach(
        (model, counts) -> {
          if (counts.size() > 1) {
            warnings.add(
                "mixed versions of %s: %s"
                    .formatted(
                        model,
                        counts.entrySet().stream()
                            .map(each -> each.getKey() + " on " + each.getValue())
                            .collect(Collectors.joining(", "))));
          }
        });
    return warnings.stream().map(text -> colour.paint(Style.MISC, SafeText.line(text))).toList();
  }

  private static String phase(InstanceStatus status, Instant now) {
    return status.alive(now) ? status.phase().replace('_', ' ') : "silent";
  }

  private static String models(InstanceStatus status) {
    return status.models().stream()
        .map(
            each ->
                each.model().name()
                    + " "
                    + each.model().version()
                    + (each.state() == VersionState.State.READY ? "" : " " + word(each)))
        .collect(Collectors.joining(", "));
  }

  private static String word(VersionState state) {
    return state.state().name().toLowerCase(Locale.ROOT);
  }

  private static String slots(JsonNode load) {
    return load.has("slots")
        ? "%d/%d".formatted(load.path("slotsInFlight").asLong(), load.path("slots").asLong())
        : UNKNOWN;
  }

  private static String sum(List<Member> members, String field, String format) {
    return members.stream().noneMatch(member -> member.json().path("load").has(field))
        ? UNKNOWN
        : format.formatted(
            members.stream()
                .mapToDouble(member -> member.json().path("load").path(field).asDouble())
                .sum());
  }

  private static String number(JsonNode load, String field, DoubleFunction<String> format) {
    JsonNode value = load.path(field);
    return value.isNumber() ? format.apply(value.doubleValue()) : UNKNOWN;
  }

  private static String mebibytes(double bytes) {
    return "%,.0f MiB".formatted(bytes / MEBIBYTE);
  }

  private static String duration(Duration time) {
    if (time.toDays() > 0) {
      return "%dd %dh".formatted(time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return "%dh %dm".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%dm %ds".formatted(time.toMinutes(), time.toSecondsPart())
        : "%ds".formatted(Math.max(0, time.toSeconds()));
  }
}
