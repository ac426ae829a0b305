package news.copydesk.deadletters;

import java.util.Map;
import news.copydesk.ingest.DeadLetter;

/** Fetches one letter with its bytes. */
public final class LetterBytes {

  private LetterBytes() {}

  /**
   * Reads the letter at a place.
   *
   * @throws IllegalArgumentException when there is none; the message says what to do
   */
  public static DeadLetter read(Map<String, ?> kafka, String topic, int partition, long offset) {
    try (LetterTopic letters = LetterTopic.connect(kafka, LetterIndex.PATIENCE)) {
      if (partition >= letters.partitions(topic)) {
        throw missing(topic, partition, offset);
      }
      return new Origins(letters)
          .find(new Letter.Origin(topic, partition, offset))
          .map(DeadLetter::of)
          .orElseThrow(() -> missing(topic, partition, offset));
    }
  }

  private static IllegalArgumentException missing(String topic, int partition, long offset) {
    return new IllegalArgumentException(
        "there is no dead letter at %d@%d of %s; dead-letters list shows those that there are"
            .formatted(partition, offset, topic));
  }
}
