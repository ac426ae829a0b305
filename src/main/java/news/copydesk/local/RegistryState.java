package news.copydesk.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import news.copydesk.local.RegistryEvent.Hidden;
import news.copydesk.local.RegistryEvent.Registered;
import news.copydesk.local.RegistryEvent.Removed;
import news.copydesk.local.RegistryEvent.RuleCleared;
import news.copydesk.local.RegistryEvent.RuleSet;

/** What all events so far amount to. Not thread-safe. */
final class RegistryState {
  /** A subject's version; hidden means deleted softly. */
  record Version(String subject, int version, int id, String schema, boolean hidden) {}

  private final Map<String, List<Version>> subjects = new TreeMap<>();
  private final Map<String, Integer> newestVersion = new HashMap<>();
  private final Map<String, Integer> idsBySchema = new HashMap<>();
  private final Map<String, CompatibilityRule> rules = new HashMap<>();
  private int highestId;

  void apply(RegistryEvent event) {
    if (event instanceof Registered r) {
      versionsOf(r.subject()).add(new Version(r.subject(), r.version(), r.id(), r.schema(), false));
      newestVersion.merge(r.subject(), r.version(), Math::max);
      idsBySchema.put(r.schema(), r.id());
      highestId = Math.max(highestId, r.id());
    } else if (event instanceof Hidden h) {
      versionsOf(h.subject())
          .replaceAll(
              v ->
                  v.version() == h.version()
                      ? new Version(v.subject(), v.version(), v.id(), v.schema(), true)
                      : v);
    } else if (event instanceof Removed r) {
      versionsOf(r.subject()).removeIf(v -> v.version() == r.version());
    } else if (event instanceof RuleSet s) {
      rules.put(s.subject(), s.rule());
    } else if (event instanceof RuleCleared c) {
      rules.remove(c.subject());
    }
  }

  private List<Version> versionsOf(String subject) {
    return subjects.computeIfAbsent(subject, s -> new ArrayList<>());
  }

  /** Every version of every subject, hidden ones too. */
  Stream<Version> all() {
    return subjects.values().stream().flatMap(List::stream);
  }

  /** The subject's versions in order, hidden ones too. */
  List<Version> of(String subject) {
    return List.copyOf(subjects.getOrDefault(subject, List.of()));
  }

  /** Versions are never given twice, whatever was deleted. */
  int nextVersion(String subject) {
    return newestVersion.getOrDefault(subject, 0) + 1;
  }

  /** A schema keeps its id across subjects, deletions and restarts; a new one gets the next. */
  int idFor(String canonicalSchema) {
    return idsBySchema.getOrDefault(canonicalSchema, highestId + 1);
  }

  /** The subject's own rule; the global one for the empty subject. */
  Optional<CompatibilityRule> rule(String subject) {
    return Optional.ofNullable(rules.get(subject));
  }
}
