package news.copydesk.sink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.GazetteerLink;
import news.copydesk.article.Mention;
import news.copydesk.article.Provenance;
import news.copydesk.article.Section;
import news.copydesk.article.Sentiment;
import news.copydesk.article.SentimentLabel;
import news.copydesk.article.Topic;

/** Enriched articles for tests. */
final class SampleArticles {
  private SampleArticles() {}

  /** An article with every field set. */
  static EnrichedArticle full(String id, long revision) {
    return EnrichedArticle.newBuilder()
        .setId(id)
        .setRevision(revision)
        .setUrl("https://example.org/" + id)
        .setSource("The Example")
        .setTitle("Mayor Ann Lee opens Riverside School")
        .setBody("Ann Lee said Springfield needs schools.")
        .setLanguage("en")
        .setPublishedAt(Instant.parse("2026-03-01T23:30:00.123Z"))
        .setFetchedAt(Instant.parse("2026-03-02T00:10:00Z"))
        .setAttributes(Map.of("section", "local", "quote", "\"\\ é"))
        .setEntities(
            new ArrayList<>(
                List.of(
                    new Entity(
                        "PERSON",
                        "Ann Lee",
                        new ArrayList<>(
                            List.of(
                                new Mention(Section.TITLE, 6, 13, "Ann Lee"),
                                new Mention(Section.BODY, 0, 7, "Ann Lee"))),
                        null,
                        new Sentiment(0.1, 0.2, 0.7, SentimentLabel.POSITIVE)),
                    new Entity(
                        "ORGANIZATION",
                        "Riverside School",
                        List.of(new Mention(Section.TITLE, 20, 36, "Riverside School")),
                        new GazetteerLink(
                            "s1", "Riverside School", "school", 38.5, null, 0.9, "EXACT"),
                        null),
                    named("LOCATION", "Springfield", 13))))
        .setTopics(List.of(new Topic("medtop", "05000000", "education", 0.8)))
        .setSentiment(new Sentiment(0.05, 0.15, 0.8, SentimentLabel.POSITIVE))
        .setProvenance(
            List.of(
                new Provenance(
                    "entities", "crf", "4.5.10", "ab", AnnotationStatus.COMPLETE, null, 1234L),
                new Provenance(
                    "topics",
                    "topics",
                    "1",
                    null,
                    AnnotationStatus.TIMED_OUT,
                    "15 s",
                    15_000_000L)))
        .setComplete(true)
        .setTruncated(true)
        .setEnrichedAt(Instant.parse("2026-03-02T00:11:00.5Z"))
        .build();
  }

  /**
   * An article with nothing but what must be there. Not by the builder: for its defaults Avro
   * 1.12.2 wants the classes declared as trusted, system-wide.
   */
  static EnrichedArticle bare(String id) {
    EnrichedArticle article = new EnrichedArticle();
    article.setId(id);
    article.setSource("");
    article.setAttributes(Map.of());
    article.setEntities(List.of());
    article.setTopics(List.of());
    article.setProvenance(List.of());
    article.setEnrichedAt(Instant.parse("2026-03-05T00:00:00Z"));
    return article;
  }

  /** An article with these names, each mentioned once. */
  static EnrichedArticle naming(String id, long revision, String day, String... people) {
    List<Entity> entities = new ArrayList<>();
    for (String name : people) {
      entities.add(named("PERSON", name, 0));
    }
    EnrichedArticle article = bare(id);
    article.setRevision(revision);
    article.setEntities(entities);
    article.setPublishedAt(Instant.parse(day + "T12:00:00Z"));
    return article;
  }

  /** As many entities and mentions as a news article of 500 words has. */
  static EnrichedArticle realistic(int number) {
    List<Entity> entities = new ArrayList<>();
    for (int e = 0; e < 30; e++) {
      String name = "Name " + (number * 7 + e * e) % 5_000;
      entities.add(
          new Entity(
              e % 2 == 0 ? "PERSON" : "ORGANIZATION",
              name,
              List.of(
                  new Mention(Section.BODY, e * 40, e * 40 + name.length(), name),
                  new Mention(Section.BODY, e * 80, e * 80 + name.length(), name)),
              null,
              null));
    }
    EnrichedArticle article = full("article-" + number, 0);
    article.setBody("The council met on Tuesday to talk about the school budget. ".repeat(50));
    article.setEntities(entities);
    return article;
  }

  private static Entity named(String type, String name, int begin) {
    return new Entity(
        type,
        name,
        new ArrayList<>(
            List.of(
                new Mention(
                    Section.BODY, begin, begin + name.codePointCount(0, name.length()), name))),
        null,
        null);
  }
}
