package news.copydesk.ingest;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.GazetteerLink;
import news.copydesk.article.Topic;

/**
 * Chooses enriched articles: those that match one of each kind that is given. Upper and lower case
 * are the same. When anything is asked for, what is no article is not chosen.
 *
 * @param sources outlets
 * @param topics ids or labels of topics
 * @param entities texts of entities, or ids or names of what they are linked to
 */
public record EnrichedFilter(Set<String> sources, Set<String> topics, Set<String> entities)
    implements Predicate<TailRecord> {

  /** Copies the sets. */
  public EnrichedFilter {
    sources = anyCase(sources);
    topics = anyCase(topics);
    entities = anyCase(entities);
  }

  /** Chooses everything. */
  public static EnrichedFilter none() {
    return new EnrichedFilter(Set.of(), Set.of(), Set.of());
  }

  /** Whether it chooses everything. */
  public boolean choosesAll() {
    return sources.isEmpty() && topics.isEmpty() && entities.isEmpty();
  }

  @Override
  public boolean test(TailRecord record) {
    return choosesAll()
        || (record instanceof TailRecord.Enriched enriched && matches(enriched.article()));
  }

  private boolean matches(EnrichedArticle article) {
    return (sources.isEmpty() || sources.contains(article.getSource()))
        && (topics.isEmpty() || article.getTopics().stream().anyMatch(this::asked))
        && (entities.isEmpty() || article.getEntities().stream().anyMatch(this::asked));
  }

  private boolean asked(Topic topic) {
    return topics.contains(topic.getId()) || topics.contains(topic.getLabel());
  }

  private boolean asked(Entity entity) {
    GazetteerLink link = entity.getLink();
    return entities.contains(entity.getText())
        || (link != null && (entities.contains(link.getId()) || entities.contains(link.getName())));
  }

  private static Set<String> anyCase(Set<String> texts) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(texts);
    return Collections.unmodifiableSet(set);
  }
}
