package news.copydesk.cli.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.Mention;
import news.copydesk.article.Provenance;
import news.copydesk.article.Section;
import news.copydesk.article.Sentiment;
import news.copydesk.article.SentimentLabel;
import news.copydesk.article.Topic;
import org.jspecify.annotations.Nullable;

/** Builds enriched articles whose mentions are found by their text. */
final class Enriched {

  private final @Nullable String title;
  private final @Nullable String body;
  private final List<Entity> entities = new ArrayList<>();

  Enriched(@Nullable String title, @Nullable String body) {
    this.title = title;
    this.body = body;
  }

  /** An entity with one mention, where its text first stands in the section. */
  Enriched mention(String type, Section section, String name) {
    String text = String.valueOf(section == Section.TITLE ? title : body);
    int begin = text.codePointCount(0, text.indexOf(name));
    return mention(type, section, begin, begin + name.codePointCount(0, name.length()), name);
  }

  Enriched mention(String type, Section section, int begin, int end, String name) {
    entities.add(
        new Entity(type, name, List.of(new Mention(section, begin, end, name)), null, null));
    return this;
  }

  EnrichedArticle article() {
    return new EnrichedArticle(
        "courier/1",
        2L,
        null,
        "Courier",
        title,
        body,
        "en",
        Instant.parse("2026-11-03T09:30:00Z"),
        null,
        Map.of("k", "v"),
        entities,
        List.of(new Topic("medtop", "11000000", "politics", 0.9)),
        new Sentiment(0.1, 0.2, 0.7, SentimentLabel.POSITIVE),
        List.of(
            new Provenance(
                "entities", "corenlp", "4.5.10", null, AnnotationStatus.TIMED_OUT, "late", 1500L)),
        false,
        true,
        0L,
        Instant.parse("2026-11-03T09:31:00.250Z"));
  }
}
