package news.copydesk.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import news.copydesk.model.ModelDescription;
import news.copydesk.rollout.Fleet.Member;

/**
 * What is wrong with what a fleet runs.
 *
 * @param alive instances that were heard lately
 * @param gone instances that were not, and did not say goodbye
 * @param behind for each model that not all run as they should, the names of the instances that do
 *     not, and why each: empty where nobody knows
 * @param mixed for each model of which several versions serve, which
 */
public record FleetCheck(
    List<Member> alive,
    List<Member> gone,
    SortedMap<String, SortedMap<String, String>> behind,
    SortedMap<String, SortedSet<String>> mixed) {

  /**
   * Compares.
   *
   * @param should by model, the version that everybody should run, with its manifest's SHA-256
   */
  public static FleetCheck of(
      List<Member> members, Map<String, ModelDescription> should, Instant now) {
    List<Member> alive = members.stream().filter(m -> m.status().alive(now)).toList();
    List<Member> gone = members.stream().filter(m -> !m.status().alive(now)).toList();
    SortedMap<String, SortedMap<String, String>> behind = new TreeMap<>();
    SortedMap<String, SortedSet<String>> serving = new TreeMap<>();
    for (Member member : alive) {
      InstanceStatus status = member.status();
      for (VersionState state : status.models()) {
        String name = state.model().name();
        if (state.state() == VersionState.State.READY) {
          serving.computeIfAbsent(name, n -> new TreeSet<>()).add(state.model().version());
        }
        ModelDescription wanted = should.get(name);
        if (wanted != null && !runs(status, wanted)) {
          behind
              .computeIfAbsent(name, n -> new TreeMap<>())
              .put(status.instance(), why(status, wanted));
        }
      }
    }
    serving.values().removeIf(versions -> versions.size() < 2);
    return new FleetCheck(alive, gone, behind, serving);
  }

  /** Whether somebody lives, and all run what they should, past their start. */
  public boolean settled() {
    return !alive.isEmpty()
        && behind.isEmpty()
        && alive.stream().allMatch(member -> member.status().phase().equals("fully_ready"));
  }

  private static boolean runs(InstanceStatus status, ModelDescription wanted) {
    return status.models().stream()
        .anyMatch(s -> s.state() == VersionState.State.READY && s.model().equals(wanted));
  }

  private static String why(InstanceStatus status, ModelDescription wanted) {
    Optional<VersionState> attempt =
        status.models().stream()
            .filter(s -> s.state() != VersionState.State.READY)
            .filter(s -> s.model().name().equals(wanted.name()))
            .findFirst();
    return attempt.map(s -> s.error().orElse("is loading it")).orElse("");
  }
}
