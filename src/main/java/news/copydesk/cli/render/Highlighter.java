package news.copydesk.cli.render;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.GazetteerLink;
import news.copydesk.article.Provenance;
import news.copydesk.article.Section;
import news.copydesk.article.Topic;

/**
 * Shows an enriched article to people: its text with the entities highlighted, then a line per
 * entity type and what else was found. Without colour a mention is {@code [text|TYPE]}. Article
 * text cannot control the terminal.
 */
public final class Highlighter {

  private static final int NARROWEST = 20;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Colour colour;
  private final int width;

  /**
   * @param width of the terminal, in columns
   */
  public Highlighter(Colour colour, int width) {
    this.colour = colour;
    this.width = Math.max(NARROWEST, width);
  }

  /** The article as lines, none longer than the width. */
  public List<String> lines(EnrichedArticle article) {
    List<String> lines = new ArrayList<>();
    String title = article.getTitle();
    if (title != null) {
      lines.addAll(
          wrapped(new MarkedText(article, Section.TITLE).spans(title, Style.BOLD, colour)));
    }
    lines.addAll(wrapped(Style.DIM, origin(article)));
    String body = article.getBody();
    if (body == null) {
      lines.add("");
      lines.addAll(wrapped(Style.DIM, "(the text was not kept in the enriched record)"));
    } else if (!body.isBlank()) {
      lines.add("");
      lines.addAll(wrapped(new MarkedText(article, Section.BODY).spans(body, Style.PLAIN, colour)));
    }
    lines.add("");
    lines.addAll(entities(article));
    lines.addAll(findings(article));
    return lines;
  }

  private static String origin(EnrichedArticle article) {
    String published =
        article.getPublishedAt() == null ? "" : MINUTE.format(article.getPublishedAt());
    String language = article.getLanguage() == null ? "" : article.getLanguage();
    return Stream.of(article.getSource(), published, language, article.getId())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  /** One paragraph per type, in the order in which the types appear. */
  private List<String> entities(EnrichedArticle article) {
    List<String> types = article.getEntities().stream().map(Entity::getType).distinct().toList();
    List<String> lines = new ArrayList<>();
    for (String type : types) {
      List<Span> spans = new ArrayList<>();
      spans.add(new Span(Style.ofEntity(type), SafeText.line(type)));
      String separator = ": ";
      for (Entity entity : article.getEntities()) {
        if (entity.getType().equals(type)) {
          int mentions = entity.getMentions().size();
          String times = mentions > 1 ? " ×" + mentions : "";
          spans.add(new Span(Style.PLAIN, separator + SafeText.line(entity.getText()) + times));
          if (entity.getLink() != null) {
            spans.add(new Span(Style.DIM, SafeText.line(link(entity.getLink()))));
          }
          separator = ", ";
        }
      }
      lines.addAll(wrapped(spans));
    }
    return lines.isEmpty() ? wrapped(Style.DIM, "no entities") : lines;
  }

  private static String link(GazetteerLink link) {
    return " → " + link.getName() + " [" + link.getId() + "]";
  }

  private List<String> findings(EnrichedArticle article) {
    List<String> lines = new ArrayList<>();
    if (!article.getTopics().isEmpty()) {
      String topics =
          article.getTopics().stream().map(Highlighter::topic).collect(Collectors.joining(", "));
      lines.addAll(wrapped(Style.PLAIN, "topics: " + topics));
    }
    if (article.getSentiment() != null) {
      String label = article.getSentiment().getLabel().name().toLowerCase(Locale.ROOT);
      lines.addAll(wrapped(Style.PLAIN, "tone: " + label));
    }
    for (Provenance by : article.getProvenance()) {
      lines.addAll(wrapped(Style.DIM, provenance(by)));
    }
    if (article.getTruncated()) {
      lines.addAll(wrapped(Style.WARNING, "truncated: only the beginning was annotated"));
    }
    return lines;
  }

  private static String topic(Topic topic) {
    return String.format(Locale.ROOT, "%s %.0f%%", topic.getLabel(), 100 * topic.getConfidence());
  }

  private static String provenance(Provenance by) {
    String reason = by.getReason() == null ? "" : " (" + by.getReason() + ")";
    double millis = by.getMicros() / 1000.0;
    return String.format(
        Locale.ROOT,
        "%s: %s %s %s%s, %.1f ms",
        by.getAnnotator(),
        by.getModel(),
        by.getVersion(),
        by.getStatus(),
        reason,
        millis);
  }

  private List<String> wrapped(Style style, String text) {
    return wrapped(List.of(new Span(style, SafeText.line(text))));
  }

  private List<String> wrapped(List<Span> spans) {
    return Wrapper.wrap(spans, width, colour);
  }
}
