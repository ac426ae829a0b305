package news.copydesk.ingest;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands records on until there were enough. */
final class Countdown {

  private final long max;
  private final Consumer<ConsumerRecord<byte[], byte[]>> each;
  private long count;

  Countdown(long max, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    this.max = max;
    this.each = each;
  }

  /** Hands the record on, or drops it when there were enough. */
  void take(ConsumerRecord<byte[], byte[]> record) {
    if (!done()) {
      count++;
      each.accept(record);
    }
  }

  boolean done() {
    return count >= max;
  }

  long count() {
    return count;
  }
}
