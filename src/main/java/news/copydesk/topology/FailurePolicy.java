package news.copydesk.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import news.copydesk.article.registry.RegistryRejectedException;
import news.copydesk.article.registry.UnknownSchemaException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of a record that could not be enriched: a transient fault (registry, broker)
 * fails the stream thread, so that nothing is committed and the record is read again; anything else
 * is poison and goes aside at once. Kafka Streams makes the instances, from the class name in its
 * configuration.
 *
 * @see <a href="https://cwiki.apache.org/confluence/x/1gp3Dw">KIP-1034</a>
 */
public final class FailurePolicy
    implements ProcessingExceptionHandler,
        ProductionExceptionHandler,
        DeserializationExceptionHandler {

  /** Key under which the configuration carries the {@link MeterRegistry}. */
  public static final String METER_REGISTRY_CONFIG = "copydesk.meter.registry";

  /** Key under which the configuration carries the largest dead letter, in bytes, as an Integer. */
  public static final String DEAD_LETTER_MAX_BYTES_CONFIG = "copydesk.dead.letter.max.bytes";

  private static final int DEFAULT_MAX_BYTES = 1_000_000;

  private static final Logger log = LoggerFactory.getLogger(FailurePolicy.class);

  private @Nullable DeadLetters deadLetters;
  private @Nullable MeterRegistry registry;

  @Override
  public void configure(Map<String, ?> configs) {
    String topic = (String) configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    Integer maxBytes = (Integer) configs.get(DEAD_LETTER_MAX_BYTES_CONFIG);
    deadLetters =
        new DeadLetters(
            Objects.requireNonNull(topic),
            Objects.requireNonNullElse(maxBytes, DEFAULT_MAX_BYTES),
            Clock.systemUTC());
    registry = (MeterRegistry) configs.get(METER_REGISTRY_CONFIG);
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    return mustNotGoOn(exception)
        ? ProcessingExceptionHandler.Response.fail()
        : ProcessingExceptionHandler.Response.resume(
            setAside(context, context.sourceRawKey(), context.sourceRawValue(), exception));
  }

  @Override
  public ProductionExceptionHandler.Response handleSerializationError(
      ErrorHandlerContext context,
      @SuppressWarnings("rawtypes") ProducerRecord record,
      Exception exception,
      SerializationExceptionOrigin origin) {
    return mustNotGoOn(exception)
        ? ProductionExceptionHandler.Response.fail()
        : ProductionExceptionHandler.Response.resume(
            setAside(context, context.sourceRawKey(), context.sourceRawValue(), exception));
  }

  /**
   * The broker refused a record that was already serialized. Within a transaction nothing can be
   * left out any more, so the thread fails and the transaction is tried again.
   */
  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    return exception instanceof RetriableException
        ? ProductionExceptionHandler.Response.retry()
        : ProductionExceptionHandler.Response.fail();
  }

  /** Not reached: the source only hands out bytes. */
  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context,
      org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record,
      Exception exception) {
    return DeserializationExceptionHandler.Response.fail();
  }

  /**
   * True when reading the record again may go better: a registry or broker that does not answer
   * (also behind a serde of the user's, which wraps the network's own exceptions), or an interrupt.
   */
  public static boolean transientFault(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          || cause instanceof CancellationException
          || cause instanceof SocketException
          || cause instanceof SocketTimeoutException
          || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  /**
   * A registry that refuses us (credentials, an incompatible schema) would refuse every article:
   * the process stops and says so, rather than set the whole topic aside.
   */
  private static boolean mustNotGoOn(Exception exception) {
    return transientFault(exception)
        || (exception instanceof RegistryRejectedException
            && !(exception instanceof UnknownSchemaException));
  }

  private List<ProducerRecord<byte[], byte[]>> setAside(
      ErrorHandlerContext context,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Exception exception) {
    if (deadLetters == null) {
      throw new IllegalStateException("not configured");
    }
    if (registry != null) {
      Counter.builder("dead_letters")
          .description("Records set aside, by class of error")
          .tag("error", exception.getClass().getSimpleName())
          .register(registry)
          .increment();
    }
    log.atWarn()
        .addKeyValue("topic", context.topic())
        .addKeyValue("partition", context.partition())
        .addKeyValue("offset", context.offset())
        .addKeyValue("error", exception.getClass().getSimpleName())
        .addKeyValue("reason", exception.getMessage())
        .log("record set aside as a dead letter");
    return List.of(deadLetters.record(context, key, value, exception));
  }
}
