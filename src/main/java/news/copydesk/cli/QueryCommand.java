package news.copydesk.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import news.copydesk.cli.render.QueryJson;
import news.copydesk.cli.render.SafeText;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.sink.Companion;
import news.copydesk.sink.Database;
import news.copydesk.sink.MentioningArticle;
import news.copydesk.sink.NewsQueries;
import news.copydesk.sink.TopEntity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the database the common questions. */
@Command(
    name = "query",
    description = "Ask the database: who is in the news, where, and with whom.",
    synopsisSubcommandLabel = "QUESTION",
    footer = {
      "%nExample:",
      "  copydesk query top --day today --type PERSON",
      "  copydesk query articles \"Angela Merkel\"",
      "  copydesk query with Wisconsin --from 2026-11-01 --json",
      "%nA name is meant as it is stored. What `copydesk local` stores is asked with",
      "  --url jdbc:sqlite:data/local/copydesk.db"
    })
final class QueryCommand implements Callable<Integer> {

  private static final int SUGGESTIONS = 5;

  private final Console console;
  private final QueryJson lines = new QueryJson();

  @Spec private CommandSpec spec = CommandSpec.create();

  QueryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Missing required subcommand: top, articles or with");
  }

  @Command(
      name = "top",
      description = "The names that most articles share.",
      mixinStandardHelpOptions = true,
      footer = {"%nExample:", "  copydesk query top --day yesterday --limit 10"})
  int top(
      @Mixin DatabaseOptions options,
      @Mixin PeriodOptions days,
      @Option(names = "--type", paramLabel = "TYPE", defaultValue = "", description = "PERSON, …")
          String type,
      @Mixin AnswerOptions answer) {
    List<TopEntity> entities;
    try (Database database = options.open(console)) {
      entities =
          new NewsQueries(database).top(days.period(), type.toUpperCase(Locale.ROOT), answer.limit);
    }
    Table table =
        new Table(
            Column.left("Name"),
            Column.left("Type"),
            Column.right("Articles"),
            Column.right("Mentions"));
    entities.forEach(each -> table.row(each.name(), each.type(), each.articles(), each.mentions()));
    return show(entities.stream().map(lines::line).toList(), table, answer.json);
  }

  @Command(
      name = "articles",
      description = "The newest articles that mention a name.",
      mixinStandardHelpOptions = true,
      footer = {"%nExample:", "  copydesk query articles \"Angela Merkel\" --limit 5"})
  int articles(
      @Mixin DatabaseOptions options,
      @Mixin PeriodOptions days,
      @Parameters(paramLabel = "NAME", description = "The name, as it is stored.") String name,
      @Mixin AnswerOptions answer) {
    try (Database database = options.open(console)) {
      NewsQueries queries = new NewsQueries(database);
      List<MentioningArticle> articles = queries.articles(name, days.period(), answer.limit);
      Table table =
          new Table(
              Column.left("When"),
              Column.left("Source"),
              Column.left("Title"),
              Column.right("Mentions"),
              Column.left("Id"));
      articles.forEach(
          each ->
              table.row(
                  each.datedAt(),
                  each.source(),
                  each.title().orElse(""),
                  each.mentions(),
                  each.id()));
      suggest(articles, queries, name);
      return show(articles.stream().map(lines::line).toList(), table, answer.json);
    }
  }

  @Command(
      name = "with",
      description = "What appears in the same articles as a name.",
      mixinStandardHelpOptions = true,
      footer = {"%nExample:", "  copydesk query with Wisconsin --from 2026-11-01"})
  int company(
      @Mixin DatabaseOptions options,
      @Mixin PeriodOptions days,
      @Parameters(paramLabel = "NAME", description = "The name, as it is stored.") String name,
      @Mixin AnswerOptions answer) {
    try (Database database = options.open(console)) {
      NewsQueries queries = new NewsQueries(database);
      List<Companion> company = queries.company(name, days.period(), answer.limit);
      Table table =
          new Table(Column.left("Name"), Column.left("Type"), Column.right("Articles together"));
      company.forEach(each -> table.row(each.name(), each.type(), each.articles()));
      suggest(company, queries, name);
      return show(company.stream().map(lines::line).toList(), table, answer.json);
    }
  }

  private int show(List<String> jsonLines, Table table, boolean json) {
    if (json) {
      console.print(jsonLines);
    } else if (jsonLines.isEmpty()) {
      console.err().println("copydesk: nothing found");
    } else {
      console.print(table.lines(console.tableWidth(), console.colour()));
    }
    return ExitCode.OK;
  }

  /** Nobody knows by heart how a name is stored. */
  private void suggest(List<?> found, NewsQueries queries, String name) {
    List<String> similar = found.isEmpty() ? queries.similar(name, SUGGESTIONS) : List.of();
    if (!similar.isEmpty()) {
      String names = String.join(", ", similar);
      console.err().println(SafeText.line("similar names: " + names));
    }
  }
}
