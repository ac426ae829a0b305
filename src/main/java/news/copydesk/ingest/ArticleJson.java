package news.copydesk.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import news.copydesk.article.Article;

/**
 * Makes an article of a JSON object.
 *
 * <p>{@code id} is text and not blank. {@code source, url, title, body, language} are text. {@code
 * publishedAt, fetchedAt} are ISO-8601 text (a date alone is its midnight, no offset means UTC) or
 * a number of milliseconds since 1970-01-01T00:00:00Z. {@code revision} is a whole number. {@code
 * attributes} is an object. A field that is null or missing is unknown. Every other field goes into
 * the attributes: text as it is, null not at all, anything else as its JSON text; where {@code
 * attributes} has the same name, that one wins. Half of a surrogate pair becomes U+FFFD.
 */
public final class ArticleJson {

  static final Set<String> FIELDS =
      Set.of(
          "id",
          "revision",
          "url",
          "source",
          "title",
          "body",
          "language",
          "publishedAt",
          "fetchedAt",
          "attributes");

  /** Numbers keep the digits they were written with, since attributes show them again. */
  private final ObjectReader reader =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readerFor(JsonNode.class);

  /**
   * The article of one line.
   *
   * @throws BadArticleException if it is none
   */
  public Article parse(String line) throws BadArticleException {
    JsonNode node = tree(line);
    JsonFields fields = new JsonFields(node);
    if (fields.text("id").isEmpty()) {
      throw new BadArticleException("no \"id\"; give every article an id that stays the same");
    }
    if (fields.text("id").orElseThrow().isBlank()) {
      throw new BadArticleException("\"id\" is blank; give every article an id");
    }
    return article(node);
  }

  /**
   * The article of one line, whatever its id; a missing one is empty.
   *
   * @throws BadArticleException if it is none
   */
  public Article parseAnyId(String line) throws BadArticleException {
    return article(tree(line));
  }

  /** The JSON of one line, which must be an object. */
  JsonNode tree(String line) throws BadArticleException {
    try {
      JsonNode node = reader.readTree(line);
      if (node.isObject()) {
        return node;
      }
      throw new BadArticleException(
          JsonFields.kind(node) + " instead of an object; write one JSON object per line");
    } catch (JsonProcessingException e) {
      // Only the place: the parser's own message quotes the article's text.
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      String what = column > 0 ? "not JSON at column " + column : "not JSON";
      throw new BadArticleException(what + "; write one whole JSON object per line", e);
    }
  }

  /**
   * The article of an object, whatever its id; a missing id is empty.
   *
   * @throws BadArticleException if a field is not what it should be
   */
  Article article(JsonNode node) throws BadArticleException {
    JsonFields fields = new JsonFields(node);
    return new Article(
        fields.text("id").orElse(""),
        fields.wholeNumber("revision").orElse(0L),
        fields.text("url").filter(text -> !text.isBlank()).orElse(null),
        fields.text("source").orElse(""),
        fields.text("title").orElse(null),
        fields.text("body").orElse(""),
        fields.text("language").filter(text -> !text.isBlank()).orElse(null),
        fields.instant("publishedAt").orElse(null),
        fields.instant("fetchedAt").orElse(null),
        attributes(node));
  }

  private static Map<String, String> attributes(JsonNode node) throws BadArticleException {
    Map<String, String> attributes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> extra : node.properties()) {
      if (!FIELDS.contains(extra.getKey())) {
        add(attributes, extra);
      }
    }
    JsonNode given = node.path("attributes");
    if (!given.isObject() && !given.isNull() && !given.isMissingNode()) {
      throw new BadArticleException(
          "\"attributes\" is " + JsonFields.kind(given) + "; write an object of texts");
    }
    for (Map.Entry<String, JsonNode> attribute : given.properties()) {
      add(attributes, attribute);
    }
    return attributes;
  }

  private static void add(Map<String, String> attributes, Map.Entry<String, JsonNode> field) {
    JsonNode value = field.getValue();
    if (!value.isNull()) {
      String text = value.isTextual() ? value.textValue() : value.toString();
      attributes.put(Surrogates.repaired(field.getKey()), Surrogates.repaired(text));
    }
  }
}
