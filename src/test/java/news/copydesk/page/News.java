package news.copydesk.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.Mention;
import news.copydesk.article.Section;
import news.copydesk.article.Sentiment;
import news.copydesk.article.SentimentLabel;
import news.copydesk.article.Topic;

/** Enriched articles for the page's tests. */
final class News {

  static final Instant PUBLISHED = Instant.parse("2026-11-29T09:00:00Z");

  private News() {}

  /** Brackets mark people: {@code [Jane Doe] spoke}. */
  static EnrichedArticle article(String id, String title, String body) {
    List<Entity> entities = new ArrayList<>();
    String plainTitle = strip(title, Section.TITLE, entities);
    String plainBody = strip(body, Section.BODY, entities);
    EnrichedArticle article = new EnrichedArticle();
    article.setId(id);
    article.setSource("Herald");
    article.setTitle(plainTitle);
    article.setBody(plainBody);
    article.setLanguage("en");
    article.setPublishedAt(PUBLISHED);
    article.setEntities(entities);
    article.setTopics(List.of(new Topic("medtop", "15000000", "sport", 0.9)));
    article.setSentiment(new Sentiment(0.1, 0.2, 0.7, SentimentLabel.POSITIVE));
    article.setComplete(true);
    article.setEnrichedAt(PUBLISHED.plusSeconds(60));
    return article;
  }

  private static String strip(String marked, Section section, List<Entity> entities) {
    StringBuilder plain = new StringBuilder();
    int open = 0;
    for (int at = 0; at < marked.length(); at++) {
      char c = marked.charAt(at);
      if (c == '[') {
        open = plain.length();
      } else if (c == ']') {
        String name = plain.substring(open);
        int begin = plain.codePointCount(0, open);
        int end = begin + name.codePointCount(0, name.length());
        mention(entities, name, new Mention(section, begin, end, name));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static void mention(List<Entity> entities, String name, Mention mention) {
    entities.stream()
        .filter(entity -> entity.getText().equals(name))
        .findFirst()
        .orElseGet(
            () -> {
              Entity entity = new Entity("PERSON", name, new ArrayList<>(), null, null);
              entities.add(entity);
              return entity;
            })
        .getMentions()
        .add(mention);
  }
}
