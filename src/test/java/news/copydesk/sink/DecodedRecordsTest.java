package news.copydesk.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class DecodedRecordsTest {
  private final AtomicInteger decoded = new AtomicInteger();
  private final PlainAvro avro = new PlainAvro();
  private final RecordDecoder decoder =
      new RecordDecoder(
          (topic, data) -> {
            decoded.incrementAndGet();
            return avro.deserialize(topic, data);
          });

  @Test
  void decodesARecordWhenItsTurnComes() {
    DecodedRecords records = new DecodedRecords(List.of(article(0), article(1)), decoder);

    assertThat(records.next().offset()).isZero();
    assertThat(decoded).hasValue(1);
    assertThat(records.next().article()).isEqualTo(SampleArticles.full("1", 1));
    assertThat(records.hasNext()).isFalse();
    assertThat(decoded).hasValue(2);
    assertThatThrownBy(records::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void leavesOutAndNotesWhatIsNoArticle() {
    DecodedRecords records =
        new DecodedRecords(List.of(bytes(0), article(1), bytes(2), bytes(3), article(4)), decoder);

    List<Long> offsets = new ArrayList<>();
    records.forEachRemaining(received -> offsets.add(received.offset()));

    assertThat(offsets).containsExactly(1L, 4L);
    assertThat(records.skipped())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("topic articles.enriched, partition 7, offset 0: the value is no");
  }

  private static ConsumerRecord<byte[], byte[]> article(int offset) {
    return record(offset, PlainAvro.encode(SampleArticles.full("" + offset, offset)));
  }

  private static ConsumerRecord<byte[], byte[]> bytes(int offset) {
    return record(offset, new byte[] {0, 1, 2});
  }

  private static ConsumerRecord<byte[], byte[]> record(int offset, byte[] value) {
    return new ConsumerRecord<>("articles.enriched", 7, offset, null, value);
  }
}
