package news.copydesk.app;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import news.copydesk.article.Article;
import news.copydesk.article.TrustedClasses;

/** Articles made up at random: new ones, and now and then a further revision of an earlier one. */
final class GeneratedArticles {

  private static final List<String> WORDS =
      List.of(
          "Zürich",
          "the",
          "Mayor",
          "of",
          "Springfield",
          "said",
          "Acme",
          "Corp",
          "will",
          "😀",
          "buy",
          "Great",
          "Northern",
          "rail",
          "for",
          "money",
          "in",
          "Łódź",
          "today.",
          "Then",
          "nobody",
          "answered.",
          "東京",
          "O'Neill-Smith",
          "voted",
          "against",
          "it.");

  private final Random random;
  private final String prefix;
  private final double revisionShare;
  private final List<Long> revisions = new ArrayList<>();

  /**
   * @param prefix of the ids
   * @param revisionShare how many of the articles are further revisions, from 0 to 1
   */
  GeneratedArticles(Random random, String prefix, double revisionShare) {
    TrustedClasses.install();
    this.random = random;
    this.prefix = prefix;
    this.revisionShare = revisionShare;
  }

  Article next() {
    int number = revisions.size();
    if (number > 0 && random.nextDouble() < revisionShare) {
      number = random.nextInt(number);
      revisions.set(number, revisions.get(number) + 1);
    } else {
      revisions.add(1L);
    }
    return Article.newBuilder()
        .setId(prefix + number)
        .setRevision(revisions.get(number))
        .setSource("The Generated Times")
        .setTitle(text(6))
        .setBody(text(20 + random.nextInt(100)))
        .setPublishedAt(Instant.ofEpochSecond(1_700_000_000L + number))
        .build();
  }

  /** Bytes that are no article. */
  byte[] poison() {
    byte[] bytes = text(5).getBytes(StandardCharsets.UTF_8);
    bytes[0] = (byte) (random.nextBoolean() ? 0 : 7);
    return bytes;
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }
}
