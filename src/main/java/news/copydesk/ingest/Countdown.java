package news.copydesk.ingest;

import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands records on until there were enough of those that count. */
final class Countdown {

  private final long max;
  private final Predicate<ConsumerRecord<byte[], byte[]>> each;
  private long count;

  Countdown(long max, Predicate<ConsumerRecord<byte[], byte[]>> each) {
    this.max = max;
    this.each = each;
  }

  /** Hands the record on, or drops it when there were enough. */
  void take(ConsumerRecord<byte[], byte[]> record) {
    if (!done() && each.test(record)) {
      count++;
    }
  }

  boolean done() {
    return count >= max;
  }

  long count() {
    return count;
  }
}
