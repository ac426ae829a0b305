package news.copydesk.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.copydesk.annotation.LanguageTag;
import news.copydesk.annotation.Section;
import news.copydesk.article.Article;
import news.copydesk.evaluation.Example.Item;

/** Finds the right answers in an article's line of JSON. */
final class GoldLabels {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Task task;
  private final Optional<String> otherwise;

  /**
   * @param otherwise the label of a line that has none
   */
  GoldLabels(Task task, Optional<String> otherwise) {
    this.task = task;
    this.otherwise = otherwise;
  }

  Set<Item> of(Article article) throws BadExampleException {
    Map<String, String> fields = article.getAttributes();
    return switch (task) {
      case LANGUAGE ->
          Set.of(
              Item.of(
                  LanguageTag.language(one("language", Optional.ofNullable(article.getLanguage())))
                      .orElse(LanguageTag.UNDETERMINED)));
      case SENTIMENT ->
          Set.of(
              Item.of(one("label", first(fields, "label", "sentiment")).toLowerCase(Locale.ROOT)));
      case TOPICS -> topics(one("topics", first(fields, "topics", "topic")));
      case LINKS -> links(one("links", first(fields, "links")));
      case TOWARDS -> throw new IllegalStateException("a line may have several targets");
      case NER -> throw new IllegalStateException("names are read from CoNLL's columns");
    };
  }

  private String one(String name, Optional<String> value) throws BadExampleException {
    Optional<String> label = value.filter(text -> !text.isBlank()).or(() -> otherwise);
    if (label.isEmpty()) {
      throw new BadExampleException("no \"%s\"; label the line, or give --label".formatted(name));
    }
    return label.get();
  }

  private static Optional<String> first(Map<String, String> fields, String... names) {
    return List.of(names).stream().filter(fields::containsKey).map(fields::get).findFirst();
  }

  private static Set<Item> topics(String value) throws BadExampleException {
    if (!value.startsWith("[")) {
      return Set.of(Item.of(value));
    }
    Set<Item> topics = new HashSet<>();
    for (JsonNode topic : array(value, "topics")) {
      topics.add(Item.of(topic.asText()));
    }
    return topics;
  }

  private static Set<Item> links(String value) throws BadExampleException {
    Set<Item> links = new HashSet<>();
    for (JsonNode link : array(value, "links")) {
      if (!link.path("begin").isInt()
          || !link.path("end").isInt()
          || link.path("id").isMissingNode()) {
        throw new BadExampleException(
            "a link without begin, end or id; write {\"begin\": 0, \"end\": 4, \"id\": \"x\"} with"
                + " offsets in code points");
      }
      Section section =
          link.path("section").asText("BODY").equalsIgnoreCase("TITLE")
              ? Section.TITLE
              : Section.BODY;
      links.add(
          Items.link(
              section,
              link.path("begin").intValue(),
              link.path("end").intValue(),
              link.path("id").asText()));
    }
    return links;
  }

  private static JsonNode array(String value, String name) throws BadExampleException {
    try {
      JsonNode node = JSON.readTree(value);
      if (node.isArray()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // Said below: the parser's own message quotes the text.
    }
    throw new BadExampleException("\"%s\" is no array; write one".formatted(name));
  }
}
