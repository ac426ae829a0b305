package news.copydesk.registry.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.manifest.Names;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Signatures;

/**
 * All that ever happened to one model; which versions and aliases there are follows from it.
 * Immutable.
 */
public final class Ledger {

  /** The largest ledger that is read, in bytes: some 40,000 lines. */
  public static final int MOST_BYTES = 16 << 20;

  private final String model;
  private final String text;
  private final List<Entry> entries;

  private Ledger(String model, String text, List<Entry> entries) {
    this.model = model;
    this.text = text;
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads the ledger's file; an empty one is that of a model nothing has happened to.
   *
   * @throws IntegrityException if a line was altered, or nobody known vouches for the last
   */
  public static Ledger read(String model, byte[] bytes, Signatures signatures) {
    if (bytes.length > MOST_BYTES) {
      throw new IntegrityException(
          "ledger of %s has over %,d bytes, more than any ledger".formatted(model, MOST_BYTES));
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new Ledger(model, text, LedgerLines.read(text, model, signatures));
  }

  /** The ledger with one more line; this one stays as it is. */
  public Ledger append(Entry entry, Signatures signatures) {
    String longer = LedgerLines.append(text, entries.size() + 1L, model, entry, signatures);
    return read(model, longer.getBytes(StandardCharsets.UTF_8), signatures);
  }

  /** The file's content. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** All lines, the oldest first. */
  public List<Entry> entries() {
    return entries;
  }

  /** Whether this ledger is the other, or the other with more lines. */
  public boolean continues(Ledger other) {
    return text.startsWith(other.text);
  }

  /** The ledger as it was: without what was written after the given time. */
  public Ledger asOf(Instant time) {
    int count = 0;
    while (count < entries.size() && !entries.get(count).author().at().isAfter(time)) {
      count++;
    }
    String earlier = text.lines().limit(count).map(line -> line + "\n").reduce("", String::concat);
    return new Ledger(model, earlier, entries.subList(0, count));
  }

  /** Whether a version has this number, or had. */
  public boolean knows(SemanticVersion version) {
    return entries.stream()
        .anyMatch(e -> e.action() == Action.REGISTER && e.to().equals(Optional.of(version)));
  }

  /** The SHA-256 of the manifest of each version that is there, the oldest version first. */
  public SortedMap<SemanticVersion, String> versions() {
    SortedMap<SemanticVersion, String> versions = new TreeMap<>();
    for (Entry entry : entries) {
      switch (entry.action()) {
        case REGISTER ->
            versions.put(
                entry.to().orElseThrow(this::damaged), entry.manifest().orElseThrow(this::damaged));
        case REMOVE -> versions.remove(entry.from().orElseThrow(this::damaged));
        default -> {}
      }
    }
    return versions;
  }

  /** The version of each alias, {@code latest} among them where there is a release. */
  public SortedMap<String, SemanticVersion> aliases() {
    SortedMap<String, SemanticVersion> aliases = new TreeMap<>();
    paths()
        .forEach(
            (alias, path) ->
                Optional.ofNullable(path.peek()).ifPresent(v -> aliases.put(alias, v)));
    versions().keySet().stream()
        .filter(version -> !version.isPreRelease())
        .max(SemanticVersion::compareTo)
        .ifPresent(latest -> aliases.put(Names.LATEST, latest));
    return Collections.unmodifiableSortedMap(aliases);
  }

  /**
   * Where an alias stood before it was moved to where it stands; after a rollback, where it stood
   * before that.
   */
  public Optional<SemanticVersion> before(String alias) {
    Deque<SemanticVersion> path = paths().getOrDefault(alias, new ArrayDeque<>());
    return path.stream().skip(1).findFirst();
  }

  /**
   * The lines by which an alias came to where it stands, and to where it stood before that, the
   * present first: without what a rollback left, and without versions that were removed.
   */
  public List<Line> stood(String alias) {
    Deque<Line> path = new ArrayDeque<>();
    for (int at = 0; at < entries.size(); at++) {
      Entry entry = entries.get(at);
      if (!entry.alias().equals(Optional.of(alias))) {
        continue;
      }
      Line line = new Line(at + 1L, entry);
      switch (entry.action()) {
        case MOVE -> path.push(line);
        case ROLLBACK -> {
          path.poll();
          // It is there again since the rollback.
          path.poll();
          path.push(line);
        }
        case UNALIAS -> path.clear();
        default -> throw damaged();
      }
    }
    SortedMap<SemanticVersion, String> versions = versions();
    return path.stream()
        .filter(line -> versions.containsKey(line.entry().to().orElseThrow(this::damaged)))
        .toList();
  }

  /**
   * A line with its number.
   *
   * @param sequence from 1
   */
  public record Line(long sequence, Entry entry) {}

  /** When an alias was last moved; empty if it never was. */
  public Optional<Instant> moved(String alias) {
    return entries.stream()
        .filter(entry -> entry.alias().equals(Optional.of(alias)))
        .map(entry -> entry.author().at())
        .reduce((before, last) -> last);
  }

  /**
   * The version that an alias or a version's number stands for.
   *
   * @throws RegistryException if there is none
   */
  public SemanticVersion resolve(String selector) {
    Optional<SemanticVersion> aliased = Optional.ofNullable(aliases().get(selector));
    SortedMap<SemanticVersion, String> versions = versions();
    return aliased
        .or(() -> versions.keySet().stream().filter(v -> v.toString().equals(selector)).findFirst())
        .orElseThrow(
            () ->
                new RegistryException(
                    "there is no %s@%s; there are the versions %s and the aliases %s"
                        .formatted(model, selector, versions.keySet(), aliases().keySet())));
  }

  /** For each alias the versions it stood at, the present first; a rollback goes one back. */
  private Map<String, Deque<SemanticVersion>> paths() {
    Map<String, Deque<SemanticVersion>> paths = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.alias().isEmpty()) {
        continue;
      }
      Deque<SemanticVersion> path =
          paths.computeIfAbsent(entry.alias().get(), alias -> new ArrayDeque<>());
      switch (entry.action()) {
        case MOVE -> path.push(entry.to().orElseThrow(this::damaged));
        case ROLLBACK -> path.poll();
        case UNALIAS -> path.clear();
        default -> throw damaged();
      }
    }
    return paths;
  }

  private IntegrityException damaged() {
    return new IntegrityException(
        "ledger of %s has a line that lacks what its action needs; restore it from a copy"
            .formatted(model));
  }
}
