package news.copydesk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Preparation;
import news.copydesk.annotation.topic.training.LabelledArticle;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;
import news.copydesk.ingest.Progress;
import news.copydesk.topology.ArticleMapping;

/** Reads labelled articles: every field of a line that is a text or a list of texts is a label. */
final class LabelledFiles {

  private final ObjectMapper json = new ObjectMapper();
  private final Progress progress;
  private final Preparation preparation;
  private int bad;

  /**
   * Reads them.
   *
   * @param progress is told of bad lines
   * @param preparation what makes of an article the text that a model reads
   */
  LabelledFiles(Progress progress, Preparation preparation) {
    this.progress = progress;
    this.preparation = preparation;
  }

  /** The articles of one file, in its order. */
  List<LabelledArticle> read(Path file) throws IOException {
    List<LabelledArticle> articles = new ArrayList<>();
    try (ArticleReader reader = ArticleReader.open(file)) {
      while (reader.hasNext()) {
        ArticleLine line = reader.next();
        if (line instanceof ArticleLine.Good good) {
          articles.add(labelled(good.article()));
        } else if (line instanceof ArticleLine.Bad broken) {
          bad++;
          progress.say(broken.message());
        }
      }
    }
    return articles;
  }

  /** Lines so far that held no article. */
  int bad() {
    return bad;
  }

  private LabelledArticle labelled(Article article) {
    Map<String, List<String>> fields = new HashMap<>();
    article.getAttributes().forEach((field, value) -> fields.put(field, values(value)));
    Document document = preparation.prepare(ArticleMapping.document(article)).document();
    return new LabelledArticle(document.id(), document.title(), document.body(), fields);
  }

  // The reader keeps a list as its JSON text.
  private List<String> values(String value) {
    if (!value.startsWith("[")) {
      return List.of(value);
    }
    try {
      List<String> values = new ArrayList<>();
      for (JsonNode element : json.readTree(value)) {
        values.add(element.asText());
      }
      return values;
    } catch (JsonProcessingException e) {
      return List.of(value);
    }
  }
}
