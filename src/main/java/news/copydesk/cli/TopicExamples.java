package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.topic.training.LabelledArticle;
import news.copydesk.annotation.topic.training.TopicMap;
import news.copydesk.evaluation.Example;
import news.copydesk.evaluation.Example.Item;
import news.copydesk.evaluation.TopicAnswers;
import news.copydesk.ingest.Progress;

/** Reads what the training of topics reads, its tables of labels included, to evaluate with it. */
final class TopicExamples {

  private static final int COLUMNS = 6;

  private final TopicMap map;
  private final LabelledFiles files;
  private final TopicAnswers answers = new TopicAnswers();

  /** Bad lines are said to the progress. */
  TopicExamples(List<Path> maps, Progress progress) throws IOException {
    this.map = TopicMap.read(maps);
    this.files = new LabelledFiles(progress);
  }

  /** True for files of which one is a table as training takes it, and not pairs of labels. */
  static boolean areTables(List<Path> maps) throws IOException {
    for (Path file : maps) {
      Optional<String> first =
          Files.readAllLines(file).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .findFirst();
      if (first.filter(line -> line.split("\t", -1).length == COLUMNS).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** One per label that is an answer; of articles without such a label, none. */
  List<Example> read(Path file, Optional<String> language) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (LabelledArticle article : files.read(file)) {
      Document document = new Document(article.id(), "", article.title(), article.body(), language);
      map.answers(article)
          .forEach(
              (label, topics) -> {
                answers.add(label, topics);
                examples.add(new Example(document, Set.of(Item.of(label))));
              });
    }
    return examples;
  }

  /** The labels met so far, and their topics. */
  TopicAnswers answers() {
    return answers;
  }

  /** Lines so far that held no article. */
  int bad() {
    return files.bad();
  }
}
