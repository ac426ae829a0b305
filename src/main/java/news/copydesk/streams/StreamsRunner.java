package news.copydesk.streams;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a topology until it is closed or fails for good. A thread that fails from a transient fault
 * is replaced, and reads its uncommitted records again; any other failure stops the client, so that
 * the platform restarts the process.
 */
public final class StreamsRunner implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StreamsRunner.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(60);

  private final KafkaStreams streams;
  private final OrphanWatch orphans;
  private final GroupMembershipOperation atClose;
  private final Predicate<Throwable> transientFault;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  /**
   * @param topology what to run
   * @param properties Kafka Streams' configuration
   * @param transientFault tells which failures of a thread are worth another try
   */
  public StreamsRunner(
      Topology topology, Map<String, ?> properties, Predicate<Throwable> transientFault) {
    Properties kafka = new Properties();
    kafka.putAll(properties);
    this.streams = new KafkaStreams(topology, kafka);
    this.orphans = new OrphanWatch(kafka);
    this.atClose = atClose(properties);
    this.transientFault = transientFault;
    streams.setUncaughtExceptionHandler(this::decide);
    streams.setStateListener(this::observe);
  }

  /** The running stream, for meters. */
  public KafkaStreams streams() {
    return streams;
  }

  /** Starts the stream threads. */
  public void start() {
    streams.start();
    orphans.start(this::running);
  }

  /**
   * Works on no more records until {@link #resume()}. The threads go on to poll, so that they stay
   * in the group with their partitions (KIP-834).
   */
  public void pause() {
    log.warn("stream is paused; articles wait on their topic");
    streams.pause();
  }

  /** Works on records again. */
  public void resume() {
    log.info("stream goes on");
    streams.resume();
  }

  /** True while records wait because of {@link #pause()}. */
  public boolean paused() {
    return streams.isPaused();
  }

  /** True while every thread works or waits for articles. */
  public boolean running() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** True until the stream has failed for good or was closed. */
  public boolean alive() {
    return ended.getCount() > 0;
  }

  /** The state in Kafka Streams' words, for people. */
  public String state() {
    return streams.state().name();
  }

  /** What made the stream end, if it failed. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Finishes the articles in hand, commits, and leaves the group. */
  @Override
  public void close() {
    orphans.close();
    CloseOptions options =
        CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(atClose);
    if (!streams.close(options)) {
      log.atWarn()
          .addKeyValue("seconds", CLOSE_TIMEOUT.toSeconds())
          .log("stream threads did not finish in time; their articles will be read again");
    }
    ended.countDown();
  }

  // Kafka Streams stays in the group unless told otherwise, and its partitions would then wait for
  // the session timeout. A static member (KIP-345) is one that comes back and wants them again.
  private static GroupMembershipOperation atClose(Map<String, ?> properties) {
    boolean comesBack =
        properties.containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)
            || properties.containsKey(
                StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG))
            || properties.containsKey(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
    return comesBack
        ? GroupMembershipOperation.REMAIN_IN_GROUP
        : GroupMembershipOperation.LEAVE_GROUP;
  }

  private StreamThreadExceptionResponse decide(Throwable thrown) {
    if (transientFault.test(thrown)) {
      log.atWarn()
          .addKeyValue("reason", String.valueOf(rootCause(thrown)))
          .log("stream thread failed from a transient fault and is replaced");
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    failure = thrown;
    log.atError().setCause(thrown).log("stream thread failed; this process stops");
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void observe(KafkaStreams.State now, KafkaStreams.State before) {
    log.atInfo().addKeyValue("from", before).addKeyValue("to", now).log("stream state");
    if (now == KafkaStreams.State.REBALANCING) {
      orphans.expect();
    }
    if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
      ended.countDown();
    }
  }

  private static Throwable rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
