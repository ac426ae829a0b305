package news.copydesk.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Outcome;
import news.copydesk.evaluation.Example.Item;
import news.copydesk.model.ModelDescription;

/** Collects what annotators found in labelled documents. Not thread-safe. */
public final class Evaluation {

  private final Task task;
  private final Labels labels;
  private final Tally tally = new Tally();
  private final Calibration calibration = new Calibration();
  private final Map<String, Long> statuses = new TreeMap<>();
  private long examples;
  private long withOneLabel;
  private long bestIsRight;

  /**
   * Nothing collected yet.
   *
   * @param labels how the data's labels and the model's go together
   */
  public Evaluation(Task task, Labels labels) {
    this.task = task;
    this.labels = labels;
  }

  /** Compares one document's annotations with its labels. */
  public void add(Example example, Annotations annotations) {
    Set<Item> gold = labels.ofData(example.gold());
    tally.add(gold, labels.ofModel(task.found(annotations)));
    examples++;
    annotations.outcomes().stream()
        .filter(outcome -> outcome.annotator().equals(task.annotator()))
        .map(Outcome::status)
        .forEach(status -> statuses.merge(status.name(), 1L, Long::sum));
    if (gold.size() == 1 && gold.iterator().next().place().isEmpty()) {
      addBest(gold.iterator().next().label(), task.ranked(annotations));
    }
  }

  /** The best guess is the first of those that the data has a label for. */
  private void addBest(String label, List<Task.Guess> ranked) {
    Optional<Task.Guess> best =
        ranked.stream().filter(guess -> labels.ofModel(guess.label()).isPresent()).findFirst();
    boolean right = best.flatMap(guess -> labels.ofModel(guess.label())).equals(Optional.of(label));
    withOneLabel++;
    bestIsRight += right ? 1 : 0;
    best.flatMap(Task.Guess::confidence)
        .ifPresent(confidence -> calibration.add(confidence, right));
  }

  /** What has been collected. */
  public Report report(ModelDescription model) {
    Map<String, Double> measures = new TreeMap<>();
    if (withOneLabel > 0) {
      measures.put("accuracy", (double) bestIsRight / withOneLabel);
    }
    calibration.error().ifPresent(error -> measures.put("calibration error", error));
    return new Report(
        task.toString(),
        model,
        examples,
        tally.scores(),
        tally.confusion(),
        measures,
        statuses,
        labels.ignored());
  }
}
