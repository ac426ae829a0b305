package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
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
            + " those kept out. The same input gives the same bytes. The model is a tone.bin;"
            + " words.bin belongs beside it.",
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

  @Mixin private TrainingOptions options = new TrainingOptions();

  @Option(
      names = "--words",
      paramLabel = "FILE",
      description = "Table of words; the shipped model's where nothing is given.")
  private @Nullable Path words;

  TrainSentimentCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SentimentTraining training =
        new SentimentTraining(table(), options.data(), options.keptOutIds());
    console.out().println(training.summary());
    TrainedSentiment trained;
    try (Progress progress = console.progress("training", "sentences")) {
      progress.expect(training.steps());
      trained = training.train(progress::advance);
    }
    trained.write(options.out());
    console.out().println("wrote " + options.written());
    show("kept out, sentences as a whole", trained.heldOutWholes());
    show("kept out, towards names", trained.heldOutTargets());
    for (Path file : options.tests()) {
      show(String.valueOf(file.getFileName()), trained.on(file));
    }
    return ExitCode.OK;
  }

  private Path table() {
    return words != null
        ? words
        : SentimentTraining.shippedWords(config.read(console).annotation().directory());
  }

  private void show(String name, Scores scores) {
    if (scores.count() > 0) {
      console.out().println();
      console.out().println(name);
      console.print(scores.lines());
    }
  }
}
