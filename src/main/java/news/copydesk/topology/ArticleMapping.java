package news.copydesk.topology;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Link;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Sentiment;
import news.copydesk.annotation.Status;
import news.copydesk.annotation.Topic;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.GazetteerLink;
import news.copydesk.article.Provenance;
import news.copydesk.article.Section;
import news.copydesk.article.SentimentLabel;
import org.jspecify.annotations.Nullable;

/** Between the records of the contract and the annotators' own terms. */
public final class ArticleMapping {

  private ArticleMapping() {}

  /** What annotators read of an article; a missing title is an empty one. */
  public static Document document(Article article) {
    return new Document(
        article.getId(),
        article.getSource(),
        Objects.requireNonNullElse(article.getTitle(), ""),
        article.getBody(),
        Optional.ofNullable(article.getLanguage()));
  }

  /** The enriched article. */
  public static EnrichedArticle enriched(
      Article article, Annotations annotations, boolean copyBody, Instant now) {
    return EnrichedArticle.newBuilder()
        .setId(article.getId())
        .setRevision(article.getRevision())
        .setUrl(article.getUrl())
        .setSource(article.getSource())
        .setTitle(article.getTitle())
        .setBody(copyBody ? article.getBody() : null)
        .setLanguage(annotations.language().orElse(null))
        .setPublishedAt(article.getPublishedAt())
        .setFetchedAt(article.getFetchedAt())
        .setAttributes(Map.copyOf(article.getAttributes()))
        .setEntities(annotations.entities().stream().map(ArticleMapping::entity).toList())
        .setTopics(annotations.topics().stream().map(ArticleMapping::topic).toList())
        .setSentiment(annotations.sentiment().map(ArticleMapping::sentiment).orElse(null))
        .setProvenance(annotations.outcomes().stream().map(ArticleMapping::provenance).toList())
        .setComplete(annotations.complete())
        .setTruncated(annotations.truncated())
        .setEnrichedAt(now.truncatedTo(ChronoUnit.MILLIS))
        .build();
  }

  private static news.copydesk.article.Entity entity(Entity entity) {
    return new news.copydesk.article.Entity(
        entity.type(),
        entity.text(),
        entity.mentions().stream().map(ArticleMapping::mention).toList(),
        entity.link().map(ArticleMapping::link).orElse(null),
        entity.sentiment().map(ArticleMapping::sentiment).orElse(null));
  }

  private static GazetteerLink link(Link link) {
    return new GazetteerLink(
        link.id(),
        link.name(),
        link.category(),
        boxed(link.latitude()),
        boxed(link.longitude()),
        link.score(),
        link.match().name());
  }

  private static @Nullable Double boxed(OptionalDouble degrees) {
    return degrees.isPresent() ? degrees.getAsDouble() : null;
  }

  private static news.copydesk.article.Topic topic(Topic topic) {
    return new news.copydesk.article.Topic(
        topic.scheme(), topic.id(), topic.label(), topic.confidence());
  }

  private static news.copydesk.article.Sentiment sentiment(Sentiment sentiment) {
    return new news.copydesk.article.Sentiment(
        sentiment.negative(),
        sentiment.neutral(),
        sentiment.positive(),
        SentimentLabel.valueOf(sentiment.label().name()));
  }

  private static news.copydesk.article.Mention mention(Mention mention) {
    return new news.copydesk.article.Mention(
        Section.valueOf(mention.section().name()), mention.begin(), mention.end(), mention.text());
  }

  private static Provenance provenance(Outcome outcome) {
    return new Provenance(
        outcome.annotator(),
        outcome.model().name(),
        outcome.model().version(),
        outcome.model().sha256().orElse(null),
        status(outcome.status()),
        outcome.reason().orElse(null),
        outcome.micros());
  }

  /** Readers of the record know no more than that the annotator was not asked. */
  private static AnnotationStatus status(Status status) {
    return status == Status.LEFT_OUT
        ? AnnotationStatus.SKIPPED
        : AnnotationStatus.valueOf(status.name());
  }
}
