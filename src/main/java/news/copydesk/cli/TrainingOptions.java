package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a model is trained on and measured on, and where it goes. */
final class TrainingOptions {

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Labelled data.")
  private List<Path> data = List.of();

  @Option(
      names = "--keep-out",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Ids, one a line, of data to measure on and not to train on.")
  private List<Path> keptOut = List.of();

  @Option(
      names = "--test",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Labelled data to measure on only.")
  private List<Path> tests = List.of();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The model.")
  private Path out = Path.of("");

  List<Path> data() {
    return data;
  }

  List<Path> tests() {
    return tests;
  }

  Path out() {
    return out;
  }

  /** The ids that the files list. */
  Set<String> keptOutIds() throws IOException {
    Set<String> ids = new HashSet<>();
    for (Path file : keptOut) {
      Files.readAllLines(file).forEach(line -> ids.add(line.strip()));
    }
    return ids;
  }

  /** The model's file and its size, for the user. */
  String written() throws IOException {
    return out + ", " + Files.size(out) + " bytes";
  }
}
