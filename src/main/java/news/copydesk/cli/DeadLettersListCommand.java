package news.copydesk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Preflight;
import news.copydesk.cli.render.LetterJson;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.deadletters.Letter;
import news.copydesk.deadletters.LetterIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the dead letters. */
@Command(
    name = "list",
    description = "List what is set aside and was not redriven: where, when, which article, why.",
    footer = {
      "%nExample:",
      "  copydesk dead-letters list",
      "  copydesk dead-letters list --error MalformedRecordException --json"
    })
final class DeadLettersListCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Mixin private LetterOptions options = new LetterOptions();

  @Option(names = "--redriven", description = "List those that were redriven instead.")
  private boolean redriven;

  @Option(names = "--json", description = "One line of JSON per letter.")
  private boolean json;

  DeadLettersListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    CopydeskConfig configuration = config.read(console);
    LetterIndex index = read(configuration);
    List<Letter> letters = redriven ? index.redriven() : index.open();
    letters = letters.stream().filter(options.filter()).toList();
    if (json) {
      LetterJson lines = new LetterJson();
      letters.forEach(letter -> console.out().println(lines.line(letter)));
      return ExitCode.OK;
    }
    if (!letters.isEmpty()) {
      console.print(table(letters).lines(console.tableWidth(), console.colour()));
    }
    console.out().println(summary(letters, index));
    return ExitCode.OK;
  }

  private static LetterIndex read(CopydeskConfig configuration) throws InterruptedException {
    String topic = configuration.topics().deadLetters();
    try (ArticleSerdes serdes = new ArticleSerdes(configuration)) {
      new Preflight(configuration, serdes).checkTopic(topic);
    }
    return LetterIndex.read(configuration.kafka(), topic);
  }

  private static Table table(List<Letter> letters) {
    Table table =
        new Table(
            Column.left("At"),
            Column.left("Set aside"),
            Column.left("Id"),
            Column.right("Redrives"),
            Column.left("Error"),
            Column.left("Why"));
    for (Letter letter : letters) {
      table.row(
          letter.place(),
          letter.time().isEmpty() ? letter.at().timestamp() : letter.time(),
          letter.key(),
          letter.redrives(),
          letter.errorName(),
          letter.message());
    }
    return table;
  }

  private String summary(List<Letter> letters, LetterIndex index) {
    Map<String, Long> errors =
        letters.stream()
            .collect(Collectors.groupingBy(Letter::errorName, TreeMap::new, Collectors.counting()));
    List<String> counts = new ArrayList<>();
    errors.forEach((error, count) -> counts.add(count + " " + (error.isEmpty() ? "?" : error)));
    String what = redriven ? "redriven" : "dead letters";
    String others = redriven ? "" : "; %d were redriven before".formatted(index.redriven().size());
    return "%d %s%s%s"
        .formatted(
            letters.size(), what, counts.isEmpty() ? "" : ": " + String.join(", ", counts), others);
  }
}
