package news.copydesk.app;

/**
 * The largest record batches that the topics take, in bytes.
 *
 * @param enriched {@code max.message.bytes} of the topic of enriched articles
 * @param deadLetters {@code max.message.bytes} of the topic of dead letters
 */
public record TopicLimits(int enriched, int deadLetters) {

  int largest() {
    return Math.max(enriched, deadLetters);
  }
}
