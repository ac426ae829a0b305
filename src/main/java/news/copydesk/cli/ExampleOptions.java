package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import news.copydesk.evaluation.BadExampleException;
import news.copydesk.evaluation.ConllReader;
import news.copydesk.evaluation.Example;
import news.copydesk.evaluation.LabelPairs;
import news.copydesk.evaluation.LabelledArticles;
import news.copydesk.evaluation.Labels;
import news.copydesk.evaluation.Task;
import news.copydesk.ingest.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which labelled data is evaluated, and how its labels are to be understood. */
final class ExampleOptions {

  /** CoreNLP's models are English, and a sentence is too short to tell. */
  private static final String LANGUAGE_OF_NER = "en";

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = "Labelled data.")
  private List<Path> files = List.of();

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description =
          "Which label of the data is which of the model: a pair a line, with a tab between; - for"
              + " none. Without, ner knows the common ones, and the others take labels as they are.")
  private @Nullable Path map;

  @Option(
      names = "--ids",
      paramLabel = "FILE",
      description = "Only the documents whose ids this file lists, one a line.")
  private @Nullable Path ids;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "What the documents say of their language (ner: en; others: what is there).")
  private @Nullable String language;

  @Option(names = "--label", paramLabel = "LABEL", description = "The label of unlabelled lines.")
  private @Nullable String label;

  @Option(
      names = "--min-characters",
      paramLabel = "N",
      defaultValue = "0",
      description = "Only documents whose body is longer.")
  private int minCharacters;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "2147483647",
      description = "At most so many documents, from the beginning.")
  private int limit;

  /**
   * What was read.
   *
   * @param examples the labelled documents
   * @param labels how their labels go with the model's
   * @param bad lines that hold none
   */
  record Read(List<Example> examples, Labels labels, long bad) {}

  Read read(Task task, Progress progress) throws IOException, BadExampleException {
    AtomicLong bad = new AtomicLong();
    List<Example> all = new ArrayList<>();
    for (Path file : files) {
      if (task == Task.NER) {
        all.addAll(
            ConllReader.read(file, Optional.of(language == null ? LANGUAGE_OF_NER : language)));
      } else {
        LabelledArticles articles =
            new LabelledArticles(task, Optional.ofNullable(language), Optional.ofNullable(label));
        all.addAll(
            articles.read(
                file,
                message -> {
                  bad.incrementAndGet();
                  progress.say(message);
                }));
      }
    }
    Set<String> wanted = ids == null ? Set.of() : new HashSet<>(Files.readAllLines(ids));
    List<Example> examples =
        all.stream()
            .filter(example -> ids == null || wanted.contains(example.document().id()))
            .filter(example -> minCharacters == 0 || length(example) > minCharacters)
            .limit(limit)
            .toList();
    return new Read(examples, labels(task, examples), bad.get());
  }

  private static int length(Example example) {
    String body = example.document().body();
    return body.codePointCount(0, body.length());
  }

  private Labels labels(Task task, List<Example> examples) throws IOException, BadExampleException {
    if (map == null && task != Task.NER) {
      return Labels.same();
    }
    Set<String> inData =
        examples.stream()
            .flatMap(example -> example.gold().stream())
            .map(Example.Item::label)
            .collect(Collectors.toSet());
    return Labels.of(map == null ? LabelPairs.ner() : LabelPairs.read(map), inData);
  }
}
