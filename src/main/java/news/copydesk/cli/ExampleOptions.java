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
import news.copydesk.evaluation.TopicAnswers;
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
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Which label of the data is which of the model: a pair a line, with a tab between; - for"
              + " none. Without, ner knows the common ones, and the others take labels as they are."
              + " For topics also the tables that 'train topics' takes.")
  private List<Path> maps = List.of();

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
   * @param answers what stands for topics, if the data has labels of its own
   * @param bad lines that hold none
   */
  record Read(List<Example> examples, Labels labels, Optional<TopicAnswers> answers, long bad) {}

  Read read(Task task, Progress progress) throws IOException, BadExampleException {
    if (task == Task.TOPICS && TopicExamples.areTables(maps)) {
      TopicExamples topics = new TopicExamples(maps, progress);
      List<Example> all = new ArrayList<>();
      for (Path file : files) {
        all.addAll(topics.read(file, Optional.ofNullable(language)));
      }
      return new Read(wanted(all), Labels.same(), Optional.of(topics.answers()), topics.bad());
    }
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
    List<Example> examples = wanted(all);
    return new Read(examples, labels(task, examples), Optional.empty(), bad.get());
  }

  private List<Example> wanted(List<Example> all) throws IOException {
    Set<String> listed = ids == null ? Set.of() : new HashSet<>(Files.readAllLines(ids));
    return all.stream()
        .filter(example -> ids == null || listed.contains(example.document().id()))
        .filter(example -> minCharacters == 0 || length(example) > minCharacters)
        .limit(limit)
        .toList();
  }

  private static int length(Example example) {
    String body = example.document().body();
    return body.codePointCount(0, body.length());
  }

  private Labels labels(Task task, List<Example> examples) throws IOException, BadExampleException {
    if (maps.isEmpty() && task != Task.NER) {
      return Labels.same();
    }
    Set<String> inData =
        examples.stream()
            .flatMap(example -> example.gold().stream())
            .map(Example.Item::label)
            .collect(Collectors.toSet());
    List<Labels.Pair> pairs = new ArrayList<>(maps.isEmpty() ? LabelPairs.ner() : List.of());
    for (Path map : maps) {
      pairs.addAll(LabelPairs.read(map));
    }
    return Labels.of(pairs, inData);
  }
}
