package news.copydesk.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.article.Article;

/**
 * Makes an article of a ninjs item. {@code uri} is the id, and the url where it is one; the title
 * is {@code headline} or the first of {@code headlines}; the body is {@code body_text} or another
 * {@code body_…}, or of {@code bodies} the plain one, else the first; the revision is a {@code
 * version} of digits. What else tells of the item goes into the attributes.
 */
final class NinjsItem {

  private static final List<String> BODIES =
      List.of("body_text", "body_xhtml", "body_html", "body");
  private static final List<String> ATTRIBUTES =
      List.of("byline", "type", "pubstatus", "urgency", "located", "copyrightholder", "usageterms");

  private final ArticleJson json = new ArticleJson();

  Article article(JsonNode item) throws BadArticleException {
    if (!item.isObject()) {
      throw new BadArticleException(JsonFields.kind(item) + " instead of a ninjs item, an object");
    }
    String uri = item.path("uri").asText("");
    if (uri.isBlank()) {
      throw new BadArticleException(
          "no \"uri\"; ninjs asks for one, and it is the article's id; is it JSON Lines? --format jsonl");
    }
    ObjectNode article = JsonNodeFactory.instance.objectNode().put("id", uri);
    if (uri.startsWith("http://") || uri.startsWith("https://")) {
      article.put("url", uri);
    }
    put(article, "title", text(item, "headline").or(() -> first(item.path("headlines"), "value")));
    put(article, "body", body(item));
    put(article, "source", text(item, "source").or(() -> first(item.path("infosources"), "name")));
    put(article, "language", text(item, "language"));
    put(article, "publishedAt", text(item, "versioncreated").or(() -> text(item, "firstcreated")));
    text(item, "version")
        .filter(version -> version.matches("\\d{1,18}"))
        .ifPresent(version -> article.put("revision", Long.parseLong(version)));
    attributes(item, article.putObject("attributes"));
    return json.article(article);
  }

  private static Optional<String> body(JsonNode item) {
    for (String name : BODIES) {
      Optional<String> text = text(item, name);
      if (text.isPresent()) {
        return text;
      }
    }
    for (JsonNode body : item.path("bodies")) {
      if (body.path("contenttype").asText("").startsWith("text/plain")) {
        return text(body, "value");
      }
    }
    return first(item.path("bodies"), "value");
  }

  private static void attributes(JsonNode item, ObjectNode attributes) {
    for (String name : ATTRIBUTES) {
      put(attributes, name, text(item, name));
    }
    List<String> subjects = new ArrayList<>();
    for (JsonNode subject :
        item.path("subject").isArray() ? item.path("subject") : item.path("subjects")) {
      text(subject, "name").ifPresent(subjects::add);
    }
    if (!subjects.isEmpty()) {
      attributes.put("subjects", String.join(";", subjects));
    }
  }

  private static Optional<String> first(JsonNode list, String field) {
    return list.isArray() && !list.isEmpty() ? text(list.get(0), field) : Optional.empty();
  }

  private static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  private static void put(ObjectNode to, String field, Optional<String> text) {
    text.ifPresent(value -> to.put(field, value));
  }
}
