package news.copydesk.evaluation;

import java.util.List;
import java.util.Map;
import news.copydesk.model.ModelDescription;

/**
 * What came out of an evaluation.
 *
 * @param task {@code ner}, {@code links}, {@code topics}, {@code sentiment} or {@code language}
 * @param model the model that was asked
 * @param examples documents that it was asked about
 * @param labels each label's scores
 * @param confusion how often a label that is there (first key) was taken for another (second key);
 *     {@code -} stands for nothing
 * @param measures other figures by name, such as {@code accuracy}, from 0 to 1
 * @param statuses how often the annotator ended how
 * @param ignored labels in the data that the model does not offer, and how often
 */
public record Report(
    String task,
    ModelDescription model,
    long examples,
    List<Scores> labels,
    Map<String, Map<String, Long>> confusion,
    Map<String, Double> measures,
    Map<String, Long> statuses,
    Map<String, Long> ignored) {

  /** All labels together, each item counting the same. */
  public Scores micro() {
    return labels.stream()
        .reduce(new Scores("micro", 0, 0, 0), (sum, label) -> sum.plus(label, "micro"));
  }

  /** The mean F1 of the labels that are in the data, each label counting the same. */
  public double macroF1() {
    return labels.stream()
        .filter(label -> label.support() > 0)
        .mapToDouble(Scores::f1)
        .average()
        .orElse(0);
  }
}
