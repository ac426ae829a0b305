package news.copydesk.sink;

import java.time.LocalDate;
import java.util.List;

/**
 * Chooses articles by who wrote a part of them.
 *
 * @param model name of the model, or of the annotator
 * @param versions of the model; an article that any of them wrote is chosen
 * @param since first day of publication, in UTC
 * @param source only of this outlet; empty for all
 */
public record WrittenBy(String model, List<String> versions, LocalDate since, String source) {

  /** Copies the list. */
  public WrittenBy {
    versions = List.copyOf(versions);
  }
}
