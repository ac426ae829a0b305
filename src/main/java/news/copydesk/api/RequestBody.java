package news.copydesk.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

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
      return Article.newBuilder().setId(NO_ID).setBody(text(request, charset(request))).build();
    }
    if (!type.equals(JSON)) {
      throw unknown(JSON + " or " + TEXT);
    }
    String json = text(request);
    if (json.isBlank()) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST, "the request is empty; send an article as a JSON object");
    }
    try {
      return element(json);
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

  /** JSON is in UTF-8 whatever the header says (RFC 8259). */
  private String text(Context request) throws RefusedException {
    return text(request, StandardCharsets.UTF_8);
  }

  private static Charset charset(Context request) throws RefusedException {
    Matcher named = CHARSET.matcher(header(request));
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "its charset is not known here; send UTF-8");
    }
  }

  private String text(Context request, Charset charset) throws RefusedException {
    if (request.contentLength() > maxBytes) {
      throw tooLong();
    }
    try (InputStream in = request.bodyInputStream()) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw tooLong();
      }
      return new String(bytes, charset);
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
    return header(request).replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** As it was sent: the server's own reading of it throws at a charset that it does not know. */
  static String header(Context request) {
    return Objects.requireNonNullElse(request.header("Content-Type"), "");
  }
}
