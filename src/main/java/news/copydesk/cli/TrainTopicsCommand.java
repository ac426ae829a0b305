package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import news.copydesk.annotation.boilerplate.Boilerplate;
import news.copydesk.annotation.linear.ModelWriter;
import news.copydesk.annotation.topic.TopicFeatures;
import news.copydesk.annotation.topic.TopicModel;
import news.copydesk.annotation.topic.TopicModelLoader;
import news.copydesk.annotation.topic.training.LabelledArticle;
import news.copydesk.annotation.topic.training.TopicMap;
import news.copydesk.annotation.topic.training.TopicScores;
import news.copydesk.annotation.topic.training.TopicTrainer;
import news.copydesk.annotation.topic.training.WordVectors;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.ingest.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a topic model and measures it on the articles kept out of it. */
@Command(
    name = "topics",
    description =
        "Train a topic model on labelled articles (JSON Lines, plain or gzip), write it, and measure"
            + " it on those kept out. The same input gives the same bytes.",
    footer = {
      "%nThe map has one line per label: field, value, weight, right, wrong, counts as, separated"
          + " by tabs; topics are Media Topics of the top level, eight digits, separated by commas."
          + " An article is about those under right, not about those under wrong; of the others"
          + " nothing is learned.",
      "%nExample:",
      "  copydesk train topics --data desk.jsonl.gz --map desk.tsv --keep-out test-ids.txt"
          + " --out topics.model"
    })
final class TrainTopicsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private TrainingOptions options = new TrainingOptions();

  @Option(
      names = "--map",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "What their labels mean.")
  private List<Path> maps = List.of();

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = "Word vectors as text (word2vec, GloVe): known words help with unknown ones.")
  private @Nullable Path vectors;

  @Option(
      names = "--min-articles",
      defaultValue = "30",
      paramLabel = "N",
      description = "Leave out topics that fewer articles have (default: ${DEFAULT-VALUE}).")
  private int minArticles;

  @Option(
      names = "--max-features",
      defaultValue = "200000",
      paramLabel = "N",
      description = "Keep the words and pairs of most weight (default: ${DEFAULT-VALUE}).")
  private int maxFeatures;

  @Option(
      names = "--model-version",
      defaultValue = TopicModelLoader.VERSION,
      paramLabel = "VERSION",
      description = "The model's version (default: ${DEFAULT-VALUE}).")
  private String version = TopicModelLoader.VERSION;

  TrainTopicsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    TopicMap map = TopicMap.read(maps);
    Set<String> testIds = options.keptOutIds();
    List<LabelledArticle> training = new ArrayList<>();
    Map<String, List<LabelledArticle>> measured = new LinkedHashMap<>();
    int bad;
    try (Progress progress = console.progress("training", "passes")) {
      progress.expect(TopicTrainer.STEPS);
      LabelledFiles files = new LabelledFiles(progress, new Boilerplate());
      for (Path file : options.data()) {
        for (LabelledArticle article : files.read(file)) {
          if (testIds.contains(article.id())) {
            measured.computeIfAbsent(name(file), f -> new ArrayList<>()).add(article);
          } else {
            training.add(article);
          }
        }
      }
      for (Path file : options.tests()) {
        measured.put(name(file), files.read(file));
      }
      train(map, training, progress);
      bad = files.bad();
    }
    measure(map, measured);
    return bad > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
  }

  private void train(TopicMap map, List<LabelledArticle> training, Progress progress)
      throws IOException {
    Optional<WordVectors> words =
        vectors == null ? Optional.empty() : Optional.of(WordVectors.read(vectors));
    TopicTrainer.Trained trained =
        new TopicTrainer(map, words, minArticles).train(training, pass -> progress.advance(1));
    new ModelWriter(TopicModelLoader.NAME, version, TopicFeatures.SCHEME, maxFeatures)
        .write(trained.weights(), trained.calibration(), options.out());
    console
        .out()
        .println("trained on %d articles: ".formatted(trained.articles()) + options.written());
  }

  private void measure(TopicMap map, Map<String, List<LabelledArticle>> measured) {
    TopicModel model = TopicModelLoader.read(options.out());
    Table table =
        new Table(
            Column.left("Kept out of"),
            Column.right("Articles"),
            Column.right("Accuracy"),
            Column.right("Macro F1"),
            Column.right("ECE"),
            Column.right("ECE, best topic"));
    List<String> confusions = new ArrayList<>();
    measured.forEach(
        (file, articles) -> {
          TopicScores scores = new TopicScores(model, map);
          articles.forEach(scores::add);
          table.row(
              file,
              scores.articles(),
              number(scores.accuracy()),
              number(scores.macroF1()),
              number(scores.calibrationError()),
              number(scores.bestTopicCalibrationError()));
          confusions.add("");
          confusions.add(file + ": answers to each label");
          scores.confusion().forEach((label, row) -> confusions.add("  " + label + ": " + row));
        });
    if (!measured.isEmpty()) {
      console.print(table.lines(console.tableWidth(), console.colour()));
      console.print(confusions);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
