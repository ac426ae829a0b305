package news.copydesk.cli.render;

import com.fasterxml.jackson.databind.json.JsonMapper;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.json.RecordJson;

/** Writes an enriched article as one line of plain JSON that may be printed to a terminal. */
public final class EnrichedJson {

  private final JsonMapper mapper = JsonMapper.builder().build();

  /** The article as a JSON object without line ends. */
  public String line(EnrichedArticle article) {
    return JsonLine.of(mapper, RecordJson.object(article));
  }
}
