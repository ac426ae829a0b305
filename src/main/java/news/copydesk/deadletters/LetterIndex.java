package news.copydesk.deadletters;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * All letters of a topic, without their bytes.
 *
 * @param open those that nobody has redriven, by partition and offset
 * @param redriven those that went through the stream again, in the same order
 */
public record LetterIndex(List<Letter> open, List<Letter> redriven) {

  /** How long an open transaction of an instance is waited for. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Copies the lists. */
  public LetterIndex {
    open = List.copyOf(open);
    redriven = List.copyOf(redriven);
  }

  /**
   * Reads the whole topic.
   *
   * @param kafka client properties
   * @throws IllegalStateException when it cannot be read to its end; the message says what to do
   */
  public static LetterIndex read(Map<String, ?> kafka, String topic) {
    try (LetterTopic letters = LetterTopic.connect(kafka, PATIENCE)) {
      return read(letters, topic);
    }
  }

  static LetterIndex read(LetterTopic letters, String topic) {
    TreeSet<Letter> open =
        new TreeSet<>(
            Comparator.<Letter>comparingInt(letter -> letter.at().partition())
                .thenComparingLong(letter -> letter.at().offset()));
    TreeSet<Redriven> marks = new TreeSet<>();
    letters.read(
        topic,
        record -> {
          Redriven.of(record).ifPresentOrElse(marks::add, () -> open.add(Letter.of(record)));
          return true;
        });
    List<Letter> redriven =
        open.stream().filter(each -> marks.contains(Redriven.of(each))).toList();
    redriven.forEach(open::remove);
    return new LetterIndex(List.copyOf(open), redriven);
  }
}
