package news.copydesk.cli.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.GazetteerLink;
import news.copydesk.article.Sentiment;
import news.copydesk.article.Topic;
import org.jspecify.annotations.Nullable;

/** What becomes a row of a flat file; a null cell is unknown. */
public enum Rows {
  /** A row per article. Lists are joined by semicolons. */
  ARTICLES {
    @Override
    List<Column> columns() {
      return List.of(
          Column.text("id"),
          Column.whole("revision"),
          Column.text("source"),
          Column.text("url"),
          Column.text("title"),
          Column.text("language"),
          Column.time("published_at"),
          Column.time("enriched_at"),
          Column.truth("complete"),
          Column.text("topics"),
          Column.text("sentiment"),
          Column.text("entities"),
          Column.text("body"));
    }

    @Override
    List<List<@Nullable Object>> of(EnrichedArticle article) {
      return List.of(
          row(
              article.getId(),
              article.getRevision(),
              article.getSource(),
              article.getUrl(),
              article.getTitle(),
              article.getLanguage(),
              article.getPublishedAt(),
              article.getEnrichedAt(),
              article.getComplete(),
              article.getTopics().stream().map(Topic::getLabel).collect(Collectors.joining(";")),
              label(article.getSentiment()),
              article.getEntities().stream()
                  .map(entity -> entity.getType() + ":" + entity.getText())
                  .collect(Collectors.joining(";")),
              article.getBody()));
    }
  },

  /** A row per entity of an article. */
  ENTITIES {
    @Override
    List<Column> columns() {
      return List.of(
          Column.text("article_id"),
          Column.text("source"),
          Column.time("published_at"),
          Column.text("type"),
          Column.text("text"),
          Column.whole("mentions"),
          Column.text("link_id"),
          Column.text("link_name"),
          Column.text("link_category"),
          Column.number("latitude"),
          Column.number("longitude"),
          Column.text("sentiment"));
    }

    @Override
    List<List<@Nullable Object>> of(EnrichedArticle article) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (Entity entity : article.getEntities()) {
        Optional<GazetteerLink> link = Optional.ofNullable(entity.getLink());
        rows.add(
            row(
                article.getId(),
                article.getSource(),
                article.getPublishedAt(),
                entity.getType(),
                entity.getText(),
                entity.getMentions().size(),
                link.map(GazetteerLink::getId).orElse(null),
                link.map(GazetteerLink::getName).orElse(null),
                link.map(GazetteerLink::getCategory).orElse(null),
                link.map(GazetteerLink::getLatitude).orElse(null),
                link.map(GazetteerLink::getLongitude).orElse(null),
                label(entity.getSentiment())));
      }
      return rows;
    }
  };

  /** The columns, in the order of the cells. */
  abstract List<Column> columns();

  abstract List<List<@Nullable Object>> of(EnrichedArticle article);

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    List<@Nullable Object> row = new ArrayList<>(cells.length);
    Collections.addAll(row, cells);
    return row;
  }

  private static @Nullable String label(@Nullable Sentiment sentiment) {
    return sentiment == null ? null : sentiment.getLabel().toString();
  }
}
