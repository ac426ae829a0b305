package news.copydesk.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.page.ShownArticle.Name;

/**
 * The last 200 articles, each cut to a bound, so that memory stays bounded too: under 16 MB
 * whatever the articles are, about 1 MB as a rule. Looks at no more than 20 articles a second once
 * a burst of 200 is over (a token bucket): nobody reads more, and stream threads have better things
 * to do. Thread-safe; nobody waits long.
 *
 * <p>Shown is what was handed to Kafka, a moment before it is committed; an article whose
 * transaction is aborted comes again, under the same id, and takes its own place.
 */
public final class LatestArticles {

  static final int KEPT = 200;
  static final int A_SECOND = 20;
  private static final double NANOS = 1e9;
  private static final int NAMES = 12;
  private static final int TOPICS = 8;

  /** Types that say when and how much, not who or where. */
  private static final Set<String> FIGURES =
      Set.of("DATE", "TIME", "DURATION", "MONEY", "PERCENT", "NUMBER", "ORDINAL", "SET");

  private final LongSupplier nanoTime;
  private final LinkedHashMap<String, ShownArticle> kept = new LinkedHashMap<>();
  private long numbers;
  private long before;
  private double allowed = KEPT;

  /**
   * Empty.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  public LatestArticles(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.before = nanoTime.getAsLong();
  }

  /** Shows the article, unless too many have just been shown. Keeps nothing of the record. */
  public void offer(EnrichedArticle article) {
    if (takesOne()) {
      keep(Clipper.clip(article));
    }
  }

  private synchronized boolean takesOne() {
    long now = nanoTime.getAsLong();
    allowed = Math.min(KEPT, allowed + (now - before) / NANOS * A_SECOND);
    before = now;
    if (allowed < 1) {
      return false;
    }
    allowed--;
    return true;
  }

  private synchronized void keep(ShownArticle article) {
    kept.remove(article.id());
    kept.put(article.id(), article.numbered(++numbers));
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  /** Those that came after a number, at most so many of the newest; newest first. */
  synchronized List<ShownArticle> after(long number, int most) {
    List<ShownArticle> newer = new ArrayList<>();
    kept.values().stream().filter(article -> article.number() > number).forEach(newer::add);
    newer.sort(Comparator.comparingLong(ShownArticle::number).reversed());
    return List.copyOf(newer.subList(0, Math.min(most, newer.size())));
  }

  /** Those that mention an entity, newest first. Two hundred are soon looked through: no index. */
  List<ShownArticle> naming(String type, String name, int most) {
    return after(0, KEPT).stream()
        .filter(article -> article.names(type, name))
        .limit(most)
        .toList();
  }

  static boolean isFigure(String type) {
    return FIGURES.contains(type);
  }

  /** What they are about. */
  Glance glance() {
    List<ShownArticle> articles = after(0, KEPT);
    Map<Name, Integer> names = new HashMap<>();
    Map<String, Integer> topics = new HashMap<>();
    Map<String, Integer> tones = new HashMap<>();
    for (ShownArticle article : articles) {
      article.entities().stream()
          .filter(name -> !isFigure(name.type()))
          .map(name -> new Name(name.type(), name.name(), null, null))
          .collect(Collectors.toSet())
          .forEach(name -> names.merge(name, 1, Integer::sum));
      article.topics().forEach(topic -> topics.merge(topic, 1, Integer::sum));
      if (article.tone() != null) {
        tones.merge(article.tone(), 1, Integer::sum);
      }
    }
    return new Glance(articles.size(), names(names), counts(topics, TOPICS), counts(tones, 3));
  }

  private static List<Glance.NameCount> names(Map<Name, Integer> names) {
    List<Glance.NameCount> counts = new ArrayList<>();
    names.forEach(
        (name, count) -> counts.add(new Glance.NameCount(name.type(), name.name(), count)));
    return Glance.most(counts, NAMES);
  }

  private static List<Glance.Count> counts(Map<String, Integer> counts, int most) {
    return counts.entrySet().stream()
        .map(entry -> new Glance.Count(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingInt(Glance.Count::articles)
                .reversed()
                .thenComparing(Glance.Count::label))
        .limit(most)
        .toList();
  }
}
