package news.copydesk.topology;

import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record: its own, unless it has none (Kafka Streams would stop, or skip it) or lies
 * in the future (a broker may refuse a record with such a time, and with it the transaction); then
 * now.
 */
final class ArticleTime implements TimestampExtractor {

  private final Clock clock;

  ArticleTime(Clock clock) {
    this.clock = clock;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    long now = clock.millis();
    return record.timestamp() < 0 ? now : Math.min(record.timestamp(), now);
  }
}
