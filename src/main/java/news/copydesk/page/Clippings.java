package news.copydesk.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The articles that mention an entity: the latest, and those of the archive. */
final class Clippings {

  private static final Logger log = LoggerFactory.getLogger(Clippings.class);
  private static final int MOST = 40;
  private static final int COMPANY = 8;

  private final LatestArticles latest;
  private final Archive archive;

  /** One question at a time: probes need the threads, and the sink the connections. */
  private final Semaphore asking = new Semaphore(1);

  Clippings(LatestArticles latest, Archive archive) {
    this.latest = latest;
    this.archive = archive;
  }

  /**
   * An answer.
   *
   * @param articles newest first
   * @param company what is mentioned beside it in the latest articles, most articles first
   */
  record Found(String type, String name, List<Clipping> articles, List<Glance.NameCount> company) {}

  Found of(String type, String name) {
    List<ShownArticle> shown = latest.naming(type, name, LatestArticles.KEPT);
    Map<String, Clipping> articles = new LinkedHashMap<>();
    Stream.concat(shown.stream().map(ShownArticle::clipping), archived(name).stream())
        .forEach(clipping -> articles.putIfAbsent(clipping.id(), clipping));
    return new Found(
        type,
        name,
        articles.values().stream()
            .sorted(Comparator.comparing(Clipping::dated).reversed())
            .limit(MOST)
            .toList(),
        company(shown, type, name));
  }

  private List<Clipping> archived(String name) {
    if (!asking.tryAcquire()) {
      return List.of();
    }
    try {
      return archive.naming(name, MOST);
    } catch (RuntimeException e) {
      log.atDebug().setCause(e).log("the database did not say which articles mention a name");
      return List.of();
    } finally {
      asking.release();
    }
  }

  private static List<Glance.NameCount> company(
      List<ShownArticle> articles, String type, String name) {
    Map<ShownArticle.Name, Integer> counts = new HashMap<>();
    for (ShownArticle article : articles) {
      article.entities().stream()
          .filter(other -> !LatestArticles.isFigure(other.type()) && !other.is(type, name))
          .map(other -> new ShownArticle.Name(other.type(), other.name(), null, null))
          .distinct()
          .forEach(other -> counts.merge(other, 1, Integer::sum));
    }
    List<Glance.NameCount> company = new ArrayList<>();
    counts.forEach(
        (other, count) -> company.add(new Glance.NameCount(other.type(), other.name(), count)));
    return Glance.most(company, COMPANY);
  }
}
