package news.copydesk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import news.copydesk.app.EnrichedTopic;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.cli.render.Highlighter;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.DeadLetter;
import news.copydesk.sink.Database;
import news.copydesk.sink.SinkQueries;
import news.copydesk.sink.TopEntity;
import news.copydesk.topology.DeadLetters;

/** Shows what came out of a demo: what was set aside and why, the names, and one article. */
final class DemoReport {

  /** Most names that are asked for; far more than the samples hold. */
  private static final int ALL = 100_000;

  private static final int TOP = 10;
  private static final int SHOWN_CHARACTERS = 1_500;
  private static final List<String> NAMES = List.of("PERSON", "ORGANIZATION", "LOCATION");

  private final Console console;
  private final CopydeskConfig config;

  DemoReport(Console console, CopydeskConfig config) {
    this.console = console;
    this.config = config;
  }

  /** Prints everything but the last line. */
  void show(DemoRun.Result result) {
    section("Set aside, with the original bytes, on " + config.topics().deadLetters() + ":");
    console.print(deadLetters(result.letters()).lines(console.tableWidth(), console.colour()));
    try (Database database = Database.of(config.database())) {
      List<TopEntity> entities = new SinkQueries(database).topEntities(ALL);
      section("Named in most articles, from the database:");
      console.print(names(entities).lines(console.tableWidth(), console.colour()));
      console.out().println("mentions by type: " + mentionsByType(entities));
    }
    section("One of the articles on " + config.topics().enriched() + ":");
    console.out().println();
    for (EnrichedArticle article : oneArticle()) {
      console.print(new Highlighter(console.colour(), console.width()).lines(article));
    }
    console.out().println();
  }

  private void section(String heading) {
    console.out().println();
    console.out().println(heading);
  }

  private static Table deadLetters(List<DeadLetter> letters) {
    Table table = new Table(Column.left("key"), Column.left("error"), Column.left("why"));
    for (DeadLetter letter : letters) {
      String error = header(letter, DeadLetters.EXCEPTION);
      table.row(
          lastPart(letter.keyText(), '/'),
          // As dead-letters redrive --error takes it.
          lastPart(error, '.'),
          header(letter, DeadLetters.MESSAGE).replaceFirst("^A record on topic [^ ,]+,? ", ""));
    }
    return table;
  }

  /** The samples' keys and Java's classes tell themselves apart by their last part. */
  private static String lastPart(String name, char separator) {
    return name.substring(name.lastIndexOf(separator) + 1);
  }

  private static String header(DeadLetter letter, String name) {
    return letter.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(DeadLetter.Header::value)
        .findFirst()
        .orElse("");
  }

  private static Table names(List<TopEntity> entities) {
    Table table =
        new Table(
            Column.left("entity"),
            Column.left("type"),
            Column.right("articles"),
            Column.right("mentions"));
    entities.stream()
        .filter(entity -> NAMES.contains(entity.type()))
        .limit(TOP)
        .forEach(top -> table.row(top.name(), top.type(), top.articles(), top.mentions()));
    return table;
  }

  private static String mentionsByType(List<TopEntity> entities) {
    Map<String, Long> mentions =
        entities.stream()
            .collect(
                Collectors.groupingBy(
                    TopEntity::type, TreeMap::new, Collectors.summingLong(TopEntity::mentions)));
    return mentions.entrySet().stream()
        .map(type -> type.getKey() + " " + type.getValue())
        .collect(Collectors.joining(", "));
  }

  private List<EnrichedArticle> oneArticle() {
    List<EnrichedArticle> fitting = new ArrayList<>();
    EnrichedTopic.read(
        config,
        article -> {
          if (fitting.isEmpty() && presentable(article)) {
            fitting.add(article);
          }
        });
    return fitting;
  }

  private static boolean presentable(EnrichedArticle article) {
    String body = article.getBody();
    return article.getTitle() != null
        && body != null
        && body.length() < SHOWN_CHARACTERS
        && article.getEntities().size() >= 8;
  }
}
