package news.copydesk.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.Mention;
import news.copydesk.article.Section;
import news.copydesk.article.Sentiment;
import news.copydesk.article.Topic;
import news.copydesk.page.ShownArticle.Name;
import news.copydesk.page.ShownArticle.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an enriched article to what the page shows of it. Lengths are in Unicode code points, as
 * offsets are; text is handed on in pieces, so that nobody downstream counts or marks up anything.
 */
final class Clipper {

  static final int TITLE = 300;
  static final int BODY = 1_500;
  static final int ENTITIES = 40;
  static final int MENTIONS = 120;
  private static final int LABEL = 120;
  private static final int TOPICS = 5;

  private Clipper() {}

  /** A mention that is shown. */
  private record Spot(int entity, int begin, int end) {}

  static ShownArticle clip(EnrichedArticle article) {
    List<Entity> entities = article.getEntities().stream().limit(ENTITIES).toList();
    String title = orEmpty(article.getTitle());
    String body = orEmpty(article.getBody());
    return new ShownArticle(
        0,
        article.getId(),
        label(article.getSource()),
        WebAddress.orNull(article.getUrl()),
        dated(article).toString(),
        article.getLanguage() == null ? null : label(article.getLanguage()),
        tone(article.getSentiment()),
        article.getTopics().stream()
            .map(Topic::getLabel)
            .map(Clipper::label)
            .limit(TOPICS)
            .toList(),
        pieces(title, TITLE, spots(entities, Section.TITLE)),
        pieces(body, BODY, spots(entities, Section.BODY)),
        body.codePointCount(0, body.length()) > BODY,
        entities.stream().map(Clipper::name).toList());
  }

  private static Name name(Entity entity) {
    boolean linked = entity.getLink() != null;
    return new Name(
        label(entity.getType()),
        label(linked ? entity.getLink().getName() : entity.getText()),
        linked ? label(entity.getLink().getCategory()) : null,
        tone(entity.getSentiment()));
  }

  private static List<Spot> spots(List<Entity> entities, Section section) {
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < entities.size(); i++) {
      for (Mention mention : entities.get(i).getMentions()) {
        if (mention.getSection() == section) {
          spots.add(new Spot(i, mention.getBegin(), mention.getEnd()));
        }
      }
    }
    spots.sort(Comparator.comparingInt(Spot::begin).thenComparing(Spot::end));
    return spots;
  }

  /** Of mentions that overlap, the first; a mention that the cut divides is left plain. */
  private static List<Piece> pieces(String text, int most, List<Spot> spots) {
    int length = Math.min(most, text.codePointCount(0, text.length()));
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Spot spot : spots) {
      if (spot.begin() >= at
          && spot.end() > spot.begin()
          && spot.end() <= length
          && pieces.size() < 2 * MENTIONS) {
        add(pieces, text, at, spot.begin(), ShownArticle.NOTHING);
        add(pieces, text, spot.begin(), spot.end(), spot.entity());
        at = spot.end();
      }
    }
    add(pieces, text, at, length, ShownArticle.NOTHING);
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, int begin, int end, int entity) {
    if (end > begin) {
      int from = text.offsetByCodePoints(0, begin);
      int to = text.offsetByCodePoints(from, end - begin);
      pieces.add(new Piece(text.substring(from, to), entity));
    }
  }

  private static @Nullable String tone(@Nullable Sentiment sentiment) {
    return sentiment == null ? null : sentiment.getLabel().name();
  }

  private static Instant dated(EnrichedArticle article) {
    return Stream.of(article.getPublishedAt(), article.getFetchedAt())
        .filter(instant -> instant != null)
        .findFirst()
        .orElse(article.getEnrichedAt());
  }

  private static String label(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LABEL ? text : text.substring(0, text.offsetByCodePoints(0, LABEL)) + "…";
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
