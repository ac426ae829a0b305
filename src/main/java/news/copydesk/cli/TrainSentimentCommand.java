package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import news.copydesk.annotation.sentiment.Scores;
import news.copydesk.annotation.sentiment.SentimentTraining;
import news.copydesk.annotation.sentiment.TrainedSentiment;
import news.copydesk.ingest.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a sentiment model and measures it on the sentences kept out of it. */
@Command(
    name = "sentiment",
    description =
        "Train a sentiment model on labelled sentences (JSON Lines), write it, and measure it on"
            + " those kept out. The same input gives the same bytes.",
    footer = {
      "%nEach line has id and text, and one of: label with start and end, the offsets of the name"
          + " that is meant, in code points; entities, a label per name; label alone. Labels are"
          + " negative, neutral, positive.",
      "%nExample:",
      "  copydesk train sentiment --data desk.jsonl --keep-out test-ids.txt --out tone.bin"
    })
final class TrainSentimentCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Labelled sentences.")
  private List<Path> data = List.of();

  @Option(
      names = "--keep-out",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Ids, one a line, of sentences to measure on and not to train on.")
  private List<Path> keptOut = List.of();

  @Option(
      names = "--test",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Labelled sentences to measure on only.")
  private List<Path> tests = List.of();

  @Option(
      names = "--words",
      paramLabel = "FILE",
      description = "Table of words; the shipped model's where nothing is given.")
  private @Nullable Path words;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The model's tone.bin; words.bin belongs beside it.")
  private Path out = Path.of("");

  TrainSentimentCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SentimentTraining training = new SentimentTraining(table(), data, keptOutIds());
    console.out().println(training.summary());
    TrainedSentiment trained;
    try (Progress progress = console.progress("training", "sentences")) {
      progress.expect(training.steps());
      trained = training.train(progress::advance);
    }
    trained.write(out);
    console.out().println("wrote %s, %d bytes".formatted(out, Files.size(out)));
    show("kept out, sentences as a whole", trained.heldOutWholes());
    show("kept out, towards names", trained.heldOutTargets());
    for (Path file : tests) {
      show(String.valueOf(file.getFileName()), trained.on(file));
    }
    return ExitCode.OK;
  }

  private Path table() {
    return words != null
        ? words
        : SentimentTraining.shippedWords(config.read(console).annotation().directory());
  }

  private Set<String> keptOutIds() throws IOException {
    Set<String> ids = new HashSet<>();
    for (Path file : keptOut) {
      Files.readAllLines(file).forEach(line -> ids.add(line.strip()));
    }
    return ids;
  }

  private void show(String name, Scores scores) {
    if (scores.count() > 0) {
      console.out().println();
      console.out().println(name);
      console.print(scores.lines());
    }
  }
}
