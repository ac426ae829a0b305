package news.copydesk.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleTimeTest {

  private static final long NOW = 1_000_000;

  private final ArticleTime time =
      new ArticleTime(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "-1, 1000000",
    "-9223372036854775808, 1000000",
    "0, 0",
    "999999, 999999",
    "1000000, 1000000",
    "1000001, 1000000",
    "9223372036854775807, 1000000"
  })
  void aRecordWithoutATimeOrFromTheFutureIsFromNow(long recordTime, long expected) {
    ConsumerRecord<Object, Object> record =
        new ConsumerRecord<>(
            "articles.new",
            0,
            0,
            recordTime,
            TimestampType.CREATE_TIME,
            0,
            0,
            "key",
            "value",
            new RecordHeaders(),
            Optional.empty());

    assertThat(time.extract(record, 5)).isEqualTo(expected);
  }
}
