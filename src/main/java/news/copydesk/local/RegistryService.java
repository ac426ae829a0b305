package news.copydesk.local;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import news.copydesk.local.RegistryEvent.Registered;
import news.copydesk.local.RegistryEvent.RuleCleared;
import news.copydesk.local.RegistryEvent.RuleSet;
import news.copydesk.local.RegistryState.Version;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The registry's rules: who gets which id and version, what is found, what is refused. Thread-safe
 * by one lock; refusals are {@link RegistryError}.
 */
final class RegistryService {
  private static final String GLOBAL = "";

  private final RegistryState state = new RegistryState();
  private final Consumer<RegistryEvent> log;

  /**
   * @param past the events so far
   * @param log keeps each new one, before it takes effect
   */
  RegistryService(List<RegistryEvent> past, Consumer<RegistryEvent> log) {
    past.forEach(state::apply);
    this.log = log;
  }

  static RegistryService inMemory() {
    return new RegistryService(List.of(), event -> {});
  }

  static RegistryService over(RegistryLog log) throws IOException {
    return new RegistryService(log.replay(), log::append);
  }

  private void record(RegistryEvent event) {
    log.accept(event);
    state.apply(event);
  }

  /** Returns the id, which is the old one for a schema that is known. */
  synchronized int register(String subject, String schema) {
    Schema parsed = parse(schema);
    String canonical = parsed.toString();
    Optional<Version> present =
        visible(subject).filter(v -> v.schema().equals(canonical)).findFirst();
    if (present.isPresent()) {
      return present.get().id();
    }
    List<String> violations = rule(subject).violations(parsed, schemas(visible(subject)));
    if (!violations.isEmpty()) {
      throw new RegistryError(
          409,
          409,
          "Schema being registered is incompatible with an earlier schema for subject \"%s\", whose rule is %s: %s"
              .formatted(subject, rule(subject), violations));
    }
    int id = state.idFor(canonical);
    record(new Registered(subject, state.nextVersion(subject), id, canonical));
    return id;
  }

  /** Finds where the schema stands under the subject. */
  synchronized Version lookup(String subject, String schema, VersionScope scope) {
    String canonical = parse(schema).toString();
    return versions(subject, scope).stream()
        .filter(v -> v.schema().equals(canonical))
        .reduce((older, newer) -> newer)
        .orElseThrow(RegistryError::unknownSchema);
  }

  synchronized List<String> subjects(String prefix, VersionScope scope) {
    return state
        .all()
        .filter(scope::shows)
        .map(Version::subject)
        .filter(subject -> subject.startsWith(prefix))
        .distinct()
        .toList();
  }

  /** The subject's versions in order, of which there is at least one. */
  synchronized List<Version> versions(String subject, VersionScope scope) {
    List<Version> found = state.of(subject).stream().filter(scope::shows).toList();
    if (found.isEmpty()) {
      throw RegistryError.unknownSubject(subject);
    }
    return found;
  }

  /** A version by its number, or by "latest" or -1 for the newest. */
  synchronized Version version(String subject, String which, VersionScope scope) {
    List<Version> versions = versions(subject, scope);
    if (which.equals("latest") || which.equals("-1")) {
      return versions.get(versions.size() - 1);
    }
    int number = number(which);
    return versions.stream()
        .filter(v -> v.version() == number)
        .findFirst()
        .orElseThrow(() -> RegistryError.unknownVersion(which));
  }

  /** Where the id is in use, softly deleted versions too; at least one. */
  synchronized List<Version> byId(int id) {
    List<Version> found = state.all().filter(v -> v.id() == id).toList();
    if (found.isEmpty()) {
      throw RegistryError.unknownSchema();
    }
    return found;
  }

  /**
   * What the schema would break; against one version, or with "all" against those the rule names.
   */
  synchronized List<String> violations(String subject, String which, String schema) {
    Schema parsed = parse(schema);
    boolean first = visible(subject).findAny().isEmpty();
    if (first && (which.equals("all") || which.equals("latest") || which.equals("-1"))) {
      return List.of();
    }
    Stream<Version> against =
        which.equals("all")
            ? visible(subject)
            : Stream.of(version(subject, which, VersionScope.VISIBLE));
    return rule(subject).violations(parsed, schemas(against));
  }

  /** Returns the numbers of the versions that went. */
  synchronized List<Integer> deleteSubject(String subject, Deletion deletion) {
    List<Version> all = versions(subject, VersionScope.ALL);
    boolean allHidden = all.stream().allMatch(Version::hidden);
    if (deletion == Deletion.SOFT && allHidden) {
      throw new RegistryError(
          404,
          40404,
          "Subject '" + subject + "' was soft deleted. Set permanent=true to delete it");
    }
    if (deletion == Deletion.PERMANENT && !allHidden) {
      throw new RegistryError(
          404,
          40405,
          "Subject '" + subject + "' was not deleted first before being permanently deleted");
    }
    List<Version> gone =
        all.stream().filter(v -> deletion == Deletion.PERMANENT || !v.hidden()).toList();
    gone.forEach(v -> record(deletion.of(v)));
    return gone.stream().map(Version::version).toList();
  }

  /** Returns the number of the version that went. */
  synchronized int deleteVersion(String subject, String which, Deletion deletion) {
    Version version = version(subject, which, VersionScope.ALL);
    if (deletion == Deletion.SOFT && version.hidden()) {
      throw new RegistryError(
          404, 40406, "Subject '%s' Version %s was soft deleted.".formatted(subject, which));
    }
    if (deletion == Deletion.PERMANENT && !version.hidden()) {
      throw new RegistryError(
          404,
          40407,
          "Subject '%s' Version %s was not deleted first before being permanently deleted"
              .formatted(subject, which));
    }
    record(deletion.of(version));
    return version.version();
  }

  synchronized CompatibilityRule globalRule() {
    return state.rule(GLOBAL).orElse(CompatibilityRule.BACKWARD);
  }

  /** The subject's own rule, empty while it follows the global one. */
  synchronized Optional<CompatibilityRule> ownRule(String subject) {
    return state.rule(subject);
  }

  synchronized void setGlobalRule(CompatibilityRule rule) {
    record(new RuleSet(GLOBAL, rule));
  }

  synchronized void setRule(String subject, CompatibilityRule rule) {
    record(new RuleSet(subject, rule));
  }

  synchronized void clearRule(String subject) {
    record(new RuleCleared(subject));
  }

  private CompatibilityRule rule(String subject) {
    return state.rule(subject).orElseGet(this::globalRule);
  }

  private Stream<Version> visible(String subject) {
    return state.of(subject).stream().filter(VersionScope.VISIBLE::shows);
  }

  private static List<Schema> schemas(Stream<Version> versions) {
    return versions.map(v -> new Schema.Parser().parse(v.schema())).toList();
  }

  private static Schema parse(String schema) {
    try {
      return new Schema.Parser().parse(schema);
    } catch (AvroRuntimeException e) {
      throw RegistryError.invalidSchema(String.valueOf(e.getMessage()));
    }
  }

  private static int number(String version) {
    try {
      int number = Integer.parseInt(version);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the same answer as for a number that is none
    }
    throw new RegistryError(
        422,
        42202,
        "The specified version '%s' is not a valid version id; allowed are numbers from 1, and \"latest\""
            .formatted(version));
  }
}
