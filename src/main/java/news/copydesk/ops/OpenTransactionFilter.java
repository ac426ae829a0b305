package news.copydesk.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Leaves out that the transaction before is not quite over at some partition, which Kafka's
 * producer warns of for each of them and waits out: it is so whenever one follows another at once.
 */
final class OpenTransactionFilter extends Filter<ILoggingEvent> {

  private static final String PRODUCER = "org.apache.kafka.clients.producer.internals.Sender";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLoggerName().equals(PRODUCER)
            && event.getFormattedMessage().endsWith("Error: CONCURRENT_TRANSACTIONS")
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}
