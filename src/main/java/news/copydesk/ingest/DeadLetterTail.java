package news.copydesk.ingest;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Shows the dead letter topic as it grows: committed records, no consumer group. Not thread-safe
 * but for {@link #stop}.
 */
public final class DeadLetterTail implements AutoCloseable {

  private final TopicTail tail;

  DeadLetterTail(TopicTail tail) {
    this.tail = tail;
  }

  /**
   * Makes the consumer; nothing is read before {@link #run}.
   *
   * @param kafka client properties, {@code bootstrap.servers} at least
   */
  public static DeadLetterTail connect(Map<String, ?> kafka, String topic) {
    return new DeadLetterTail(TopicTail.connect(kafka, topic));
  }

  /**
   * Hands each record to the callback, on this thread, until the range is done, {@link #stop} is
   * called or the thread is interrupted (the flag stays set).
   *
   * @return how many records were handed over
   * @throws IllegalStateException when there is no such topic; the message says what to do
   */
  public long run(TailRange range, Consumer<DeadLetter> each) {
    return tail.run(range, record -> each.accept(DeadLetter.of(record)));
  }

  /** Ends {@link #run} soon; for other threads, shutdown hooks among them. */
  public void stop() {
    tail.stop();
  }

  /** Closes the consumer; call it after {@link #run} has returned. */
  @Override
  public void close() {
    tail.close();
  }
}
