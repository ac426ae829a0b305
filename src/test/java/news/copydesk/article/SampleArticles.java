package news.copydesk.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records for tests: with every field filled, and with nothing but what has no default. */
public final class SampleArticles {
  private SampleArticles() {}

  public static Article full() {
    return Article.newBuilder()
        .setId("daily-1")
        .setRevision(7_000_000_000L)
        .setUrl("https://daily.example/1?a=b&c=ü")
        .setSource("The Daily Example")
        .setTitle("Zürich 😀 grüßt שלום")
        .setBody("First line.\n\tSecond \u0000 line with 日本語 and a \"quote\".")
        .setLanguage("de-CH")
        .setPublishedAt(Instant.ofEpochMilli(1_700_000_000_123L))
        .setFetchedAt(Instant.ofEpochMilli(-1L))
        .setAttributes(Map.of("section", "politics", "käse", ""))
        .build();
  }

  public static Article bare() {
    return Article.newBuilder().setId("bare").build();
  }

  public static EnrichedArticle fullEnriched() {
    TrustedClasses.install();
    Sentiment tone = new Sentiment(0.25, 0.5, 0.25, SentimentLabel.NEUTRAL);
    Entity linked =
        Entity.newBuilder()
            .setType("LOCATION")
            .setText("Zürich")
            .setMentions(
                List.of(
                    new Mention(Section.TITLE, 0, 6, "Zürich"),
                    new Mention(Section.BODY, 300, 306, "Zürich")))
            .setLink(
                new GazetteerLink("geo:2657896", "Zürich", "place", 47.36667, 8.55, 0.99, "EXACT"))
            .setSentiment(tone)
            .build();
    Entity placeless =
        Entity.newBuilder()
            .setType("ORGANIZATION")
            .setText("FC")
            .setMentions(List.of(new Mention(Section.BODY, 0, 2, "FC")))
            .setLink(new GazetteerLink("x", "FC", "sports", null, null, 0.5, "FUZZY"))
            .build();
    return EnrichedArticle.newBuilder()
        .setId("daily-1")
        .setRevision(2)
        .setUrl("https://daily.example/1")
        .setSource("The Daily Example")
        .setTitle("Zürich 😀")
        .setBody("FC Zürich.")
        .setLanguage("de")
        .setPublishedAt(Instant.ofEpochMilli(1_700_000_000_123L))
        .setFetchedAt(Instant.ofEpochMilli(1_700_000_001_000L))
        .setAttributes(Map.of("section", "sport"))
        .setEntities(List.of(linked, placeless))
        .setTopics(List.of(new Topic("medtop", "15000000", "sport", 0.875)))
        .setSentiment(tone)
        .setProvenance(
            List.of(
                provenance("entities", AnnotationStatus.COMPLETE, null),
                provenance("topics", AnnotationStatus.PARTIAL, "too long"),
                provenance("sentiment", AnnotationStatus.TIMED_OUT, "15 s"),
                provenance("gazetteer", AnnotationStatus.FAILED, "broken"),
                provenance("language", AnnotationStatus.SKIPPED, null)))
        .setComplete(true)
        .setTruncated(true)
        .setEnrichedAt(Instant.ofEpochMilli(1_700_000_002_000L))
        .build();
  }

  public static EnrichedArticle bareEnriched() {
    TrustedClasses.install();
    return EnrichedArticle.newBuilder().setId("bare").setEnrichedAt(Instant.EPOCH).build();
  }

  private static Provenance provenance(
      String annotator, AnnotationStatus status, @Nullable String reason) {
    String sha256 = reason == null ? "ab".repeat(32) : null;
    return new Provenance(annotator, "model", "1.0", sha256, status, reason, 1_234L);
  }
}
