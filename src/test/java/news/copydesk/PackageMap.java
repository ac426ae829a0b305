package news.copydesk;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which package may use which: the design's table as data (docs/architecture.md shows it).
 *
 * <p>A package that is not a key here fails the tests until someone decides where it belongs.
 */
final class PackageMap {

  static final String ROOT = "news.copydesk";

  private static final Set<String> FEATURES =
      Set.of(
          "access",
          "alert",
          "annotation",
          "api",
          "article",
          "deadletters",
          "experiment",
          "guard",
          "ingest",
          "model",
          "ops",
          "page",
          "reset",
          "registry",
          "reprocess",
          "rollout",
          "sink",
          "streams",
          "topology");

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("cli", with(FEATURES, "app", "bench", "config", "evaluation", "local")),
          // Labelled articles are read as articles are.
          Map.entry("evaluation", Set.of("annotation", "article", "ingest", "model")),
          Map.entry("bench", with(FEATURES, "app", "config")),
          // Local mode starts the app beside its broker; so the app cannot know local mode.
          Map.entry("local", Set.of("app", "article", "config", "topology")),
          Map.entry("app", with(FEATURES, "config")),
          Map.entry("config", FEATURES),
          // The model package lends what annotators and processors work with: the lease.
          Map.entry("topology", Set.of("annotation", "article", "model")),
          // What the stream does to an article, asked for over HTTP.
          Map.entry("api", Set.of("access", "annotation", "article", "ingest", "topology")),
          Map.entry("guard", Set.of("annotation", "model")),
          Map.entry("annotation", Set.of("model")),
          Map.entry("sink", Set.of("article")),
          // Shows enriched articles; everything else it is told in its own words.
          Map.entry("page", Set.of("access", "article")),
          Map.entry("ingest", Set.of("article")),
          // The headers of a dead letter are the topology's to name.
          Map.entry("deadletters", Set.of("ingest", "topology")),
          Map.entry("access", Set.of()),
          Map.entry("alert", Set.of()),
          Map.entry("article", Set.of()),
          Map.entry("model", Set.of()),
          Map.entry("ops", Set.of()),
          Map.entry("reset", Set.of()),
          // Around the versions that a rollout brings; comparisons read what the sink wrote.
          Map.entry("experiment", Set.of("annotation", "model", "rollout", "sink")),
          // What is in the database goes to the stream again; versions are ordered as the registry
          // orders them; a gazetteer says what concerns an article.
          Map.entry("reprocess", Set.of("annotation", "article", "ingest", "registry", "sink")),
          Map.entry("registry", Set.of()),
          // What runs is an annotator; what it comes from is a verified version of the registry.
          Map.entry("rollout", Set.of("annotation", "model", "registry")),
          Map.entry("streams", Set.of()));

  private PackageMap() {}

  static boolean knows(String part) {
    return MAY_USE.containsKey(part);
  }

  static boolean allows(String from, String to) {
    return from.equals(to) || MAY_USE.getOrDefault(from, Set.of()).contains(to);
  }

  /** The package under the root that a package belongs to; empty outside the root, or in it. */
  static String partOf(String packageName) {
    if (!packageName.startsWith(ROOT + ".")) {
      return "";
    }
    String below = packageName.substring(ROOT.length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(Set.of(more));
    return Set.copyOf(all);
  }
}
