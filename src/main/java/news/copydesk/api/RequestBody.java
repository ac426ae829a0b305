package news.copydesk.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleJson;
import news.copydesk.ingest.BadArticleException;

/** Reads articles out of requests, within a limit. */
final class RequestBody {

  static final String JSON = "application/json";
  static final String LINES = "application/x-ndjson";
  static final String TEXT = "text/plain";

  /** What a text without an id is called in its record. */
  private static final String NO_ID = "text";

  private final int maxBytes;
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final ArticleJson articles = new ArticleJson();

  RequestBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The request's article: a JSON object as {@code produce} reads it, or plain text. */
  Article article(Context request) throws RefusedException {
    String type = type(request);
    if (type.equals(TEXT)) {
      return Article.newBuilder().setId(NO_ID).setBody(text(request)).build();
    }
    if (!type.equals(JSON)) {
      throw unknown(JSON + " or " + TEXT);
    }
    try {
      return element(text(request));
    } catch (BadArticleException e) {
      throw new RefusedException(HttpStatus.BAD_REQUEST, e.reason());
    }
  }

  /** The articles of a batch as they were sent: a JSON array, or an object on each line. */
  List<String> batch(Context request) throws RefusedException {
    String type = type(request);
    if (type.equals(LINES)) {
      return text(request).lines().filter(line -> !line.isBlank()).toList();
    }
    if (!type.equals(JSON)) {
      throw unknown(JSON + " or " + LINES);
    }
    List<String> elements = new ArrayList<>();
    JsonNode array = array(text(request));
    array.forEach(element -> elements.add(element.toString()));
    return elements;
  }

  /** One article of a batch. */
  Article element(String json) throws BadArticleException {
    Article article = articles.parseAnyId(json);
    if (article.getId().isEmpty()) {
      article.setId(NO_ID);
    }
    return article;
  }

  private JsonNode array(String text) throws RefusedException {
    try {
      JsonNode node = mapper.readTree(text);
      if (node.isArray()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // The parser's own message quotes the article's text.
      throw new RefusedException(HttpStatus.BAD_REQUEST, "not JSON; send an array of articles");
    }
    throw new RefusedException(HttpStatus.BAD_REQUEST, "not an array; send an array of articles");
  }

  private String text(Context request) throws RefusedException {
    if (request.contentLength() > maxBytes) {
      throw tooLong();
    }
    try (InputStream in = request.bodyInputStream()) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw tooLong();
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RefusedException(HttpStatus.BAD_REQUEST, "the request broke off; send it again");
    }
  }

  private RefusedException tooLong() {
    return new RefusedException(
        HttpStatus.CONTENT_TOO_LARGE,
        "more than %d bytes; send fewer or shorter articles, or raise api.max-bytes"
            .formatted(maxBytes));
  }

  private static RefusedException unknown(String known) {
    return new RefusedException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send it with the header Content-Type: " + known);
  }

  private static String type(Context request) {
    String header = request.contentType();
    return header == null ? "" : header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }
}
