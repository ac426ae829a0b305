package news.copydesk.annotation;

import java.util.List;

/**
 * What annotators found in a document, and how each of them ended.
 *
 * @param entities in order of first mention
 * @param outcomes one per annotator that was asked
 * @param truncated true when the document was over the length limit
 */
public record Annotations(List<Entity> entities, List<Outcome> outcomes, boolean truncated) {

  /** Nothing found, for the given reason. */
  public static Annotations none(Outcome outcome) {
    return new Annotations(List.of(), List.of(outcome), false);
  }

  /** True when every annotator is complete. */
  public boolean complete() {
    return outcomes.stream().allMatch(Outcome::complete);
  }
}
