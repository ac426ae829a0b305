package news.copydesk.cli.render;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import news.copydesk.sink.Companion;
import news.copydesk.sink.MentioningArticle;
import news.copydesk.sink.TopEntity;

/** Writes the database's answers as one JSON object per row, for scripts. */
public final class QueryJson {

  private final JsonMapper mapper = JsonMapper.builder().build();

  /** {@code type, name, articles, mentions}. */
  public String line(TopEntity entity) {
    return JsonLine.of(
        mapper,
        object()
            .put("type", entity.type())
            .put("name", entity.name())
            .put("articles", entity.articles())
            .put("mentions", entity.mentions()));
  }

  /** {@code id, datedAt, source, title, url, mentions}. */
  public String line(MentioningArticle article) {
    return JsonLine.of(
        mapper,
        object()
            .put("id", article.id())
            .put("datedAt", article.datedAt().toString())
            .put("source", article.source())
            .put("title", article.title().orElse(null))
            .put("url", article.url().orElse(null))
            .put("mentions", article.mentions()));
  }

  /** {@code type, name, articles}. */
  public String line(Companion companion) {
    return JsonLine.of(
        mapper,
        object()
            .put("type", companion.type())
            .put("name", companion.name())
            .put("articles", companion.articles()));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
