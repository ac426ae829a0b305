package news.copydesk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Preparation;
import news.copydesk.annotation.boilerplate.Boilerplate;
import news.copydesk.annotation.corenlp.PipelineTagger;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.app.EnrichedTopic;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.DeadLetter;
import news.copydesk.ingest.DeadLetterTail;
import news.copydesk.ingest.TailRange;
import news.copydesk.sink.Database;
import news.copydesk.sink.SinkQueries;
import news.copydesk.topology.ArticleMapping;
import news.copydesk.topology.DeadLetters;
import org.jspecify.annotations.Nullable;

/** Accounts for every article after a run, and compares a sample with CoreNLP's own pipeline. */
public final class Accounting {

  private final CopydeskConfig config;

  /** Looks at the topics and the database that the configuration names. */
  public Accounting(CopydeskConfig config) {
    this.config = config;
  }

  /**
   * What was found.
   *
   * @param enriched records on the enriched topic
   * @param distinct different ids among them
   * @param rows articles in the database
   * @param deadLetters dead letters by their reason
   * @param statuses enriched articles by the status of their entities
   * @param compared articles that were annotated again by CoreNLP's own pipeline
   * @param mentions their mentions
   * @param differing ids of those whose entities differ
   */
  public record Report(
      long enriched,
      long distinct,
      long rows,
      Map<String, Long> deadLetters,
      Map<String, Long> statuses,
      int compared,
      long mentions,
      List<String> differing) {

    /**
     * True when each of so many records is there exactly once, at the topic and in the database.
     */
    public boolean allAccountedFor(long produced) {
      long setAside = deadLetters.values().stream().mapToLong(Long::longValue).sum();
      return enriched + setAside == produced && distinct == enriched && rows == enriched;
    }
  }

  /** Reads both topics and the database, and compares so many of the given articles. */
  public Report report(List<Article> articles, int sample) {
    Map<String, Article> toCompare = new HashMap<>();
    new BenchArticles(articles, 0, 0)
        .sample(sample)
        .articles()
        .forEach(article -> toCompare.put(article.getId(), article));
    Map<String, Long> seen = new HashMap<>();
    Map<String, Long> statuses = new TreeMap<>();
    Map<String, EnrichedArticle> enriched = new HashMap<>();
    EnrichedTopic.read(
        config,
        article -> {
          seen.merge(article.getId(), 1L, Long::sum);
          statuses.merge(String.valueOf(entityStatus(article)), 1L, Long::sum);
          if (toCompare.containsKey(article.getId())) {
            enriched.put(article.getId(), article);
          }
        });
    Comparison comparison = new Comparison();
    try (Annotator reference =
        new EntityAnnotator(
            PipelineTagger.statistical(config.annotation().directory()),
            config.annotation().maxCharacters())) {
      toCompare.forEach((id, article) -> comparison.add(reference, article, enriched.get(id)));
    }
    return new Report(
        seen.values().stream().mapToLong(Long::longValue).sum(),
        seen.size(),
        rows(),
        deadLetters(),
        statuses,
        comparison.articles,
        comparison.mentions,
        comparison.differing);
  }

  /** How the annotator of entities ended. */
  private static AnnotationStatus entityStatus(EnrichedArticle article) {
    return article.getProvenance().stream()
        .filter(provenance -> provenance.getAnnotator().equals(EntityAnnotator.NAME))
        .findFirst()
        .orElseThrow()
        .getStatus();
  }

  private long rows() {
    try (Database database = Database.of(config.database())) {
      return new SinkQueries(database).counts().articles();
    }
  }

  private Map<String, Long> deadLetters() {
    Map<String, Long> reasons = new TreeMap<>();
    try (DeadLetterTail tail =
        DeadLetterTail.connect(config.kafka(), config.topics().deadLetters())) {
      tail.run(
          TailRange.fromBeginning().untilEnd(),
          letter -> reasons.merge(reason(letter), 1L, Long::sum));
    }
    return reasons;
  }

  private static String reason(DeadLetter letter) {
    return letter.headers().stream()
        .filter(header -> header.name().equals(DeadLetters.MESSAGE))
        .map(DeadLetter.Header::value)
        .findFirst()
        .orElse("no reason");
  }

  /** Counts the mentions that CoreNLP's own pipeline finds, and names articles that differ. */
  private static final class Comparison {

    private final List<String> differing = new ArrayList<>();
    private int articles;
    private long mentions;

    void add(Annotator reference, Article article, @Nullable EnrichedArticle enriched) {
      if (enriched != null && entityStatus(enriched) == AnnotationStatus.SKIPPED) {
        return; // Its language is not the models'.
      }
      articles++;
      Preparation.Prepared prepared = new Boilerplate().prepare(ArticleMapping.document(article));
      Annotations expected =
          prepared
              .restore()
              .apply(reference.annotate(prepared.document(), Deadline.after(Duration.ofHours(1))));
      mentions += expected.entities().stream().mapToLong(e -> e.mentions().size()).sum();
      if (enriched == null
          || !Objects.equals(
              ArticleMapping.enriched(article, expected, false, enriched.getEnrichedAt())
                  .getEntities(),
              enriched.getEntities())) {
        differing.add(article.getId());
      }
    }
  }
}
