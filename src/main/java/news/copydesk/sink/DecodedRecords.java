package news.copydesk.sink;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import news.copydesk.sink.RecordDecoder.UnusableRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records when their turn comes, for a decoded article takes several times the memory of
 * its bytes. Those that are no article are left out, and noted. Goes through them once.
 */
final class DecodedRecords implements Iterator<Received> {
  private final Iterator<ConsumerRecord<byte[], byte[]>> records;
  private final RecordDecoder decoder;
  private final List<String> skipped = new ArrayList<>();
  private @Nullable Received next;

  DecodedRecords(Iterable<ConsumerRecord<byte[], byte[]>> records, RecordDecoder decoder) {
    this.records = records.iterator();
    this.decoder = decoder;
  }

  /**
   * Decodes up to the next article.
   *
   * @throws RegistryAwayException when the same bytes may be read later
   */
  @Override
  public boolean hasNext() {
    while (next == null && records.hasNext()) {
      ConsumerRecord<byte[], byte[]> record = records.next();
      try {
        next = new Received(decoder.decode(record), record.partition(), record.offset());
      } catch (UnusableRecordException e) {
        skipped.add("%s: %s".formatted(place(record), e.getMessage()));
      }
    }
    return next != null;
  }

  @Override
  public Received next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Received taken = next;
    next = null;
    return taken;
  }

  /** Where those stood that have been left out so far, and why. */
  List<String> skipped() {
    return skipped;
  }

  static String place(ConsumerRecord<byte[], byte[]> record) {
    return "topic %s, partition %d, offset %d"
        .formatted(record.topic(), record.partition(), record.offset());
  }
}
