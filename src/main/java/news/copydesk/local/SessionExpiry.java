package news.copydesk.local;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fences a broker that was killed, before it starts again: runs only its controller until the dead
 * broker's session has expired.
 *
 * <p>Without this a transaction that was being committed at the kill can hang for ever, and with it
 * every read_committed reader. The broker, started over metadata that still calls it a live leader,
 * makes itself coordinator and finds the unfinished commit; then its new registration takes its
 * partitions' leader away for a moment, and Kafka (4.3.1,
 * TransactionMarkerChannelManager.addTxnMarkersToBrokerQueue) takes a partition without a leader
 * for a deleted one, skips its marker and closes the transaction. Seen in three kills of eight.
 * Fenced first, the partitions get their leader before the coordinator looks.
 */
final class SessionExpiry {

  private static final Logger log = LoggerFactory.getLogger(SessionExpiry.class);
  private static final String FENCED_BROKERS =
      "kafka.controller:type=KafkaController,name=FencedBrokerCount";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int POLL_MILLIS = 20;

  private final Properties controller;

  SessionExpiry(Properties broker) {
    controller = new Properties();
    controller.putAll(broker);
    controller.put("process.roles", "controller");
    controller.put("listeners", BrokerProperties.controllerListener(broker));
    controller.remove("inter.broker.listener.name");
    // The lock on the directory says that the broker is dead: no reason to wait for it, beyond
    // the two heartbeats that Kafka insists on.
    controller.put(BrokerProperties.SESSION, "200");
  }

  /**
   * Returns true when the dead broker is fenced, usually in under half a second; false when it is
   * not after 5 s, or was never registered.
   */
  boolean await() {
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(controller, false), Time.SYSTEM);
    try {
      server.startup();
      boolean fenced = awaitFenced();
      if (!fenced) {
        log.warn("the broker killed earlier was not fenced within {}; starting anyway", PATIENCE);
      }
      return fenced;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalBrokerException("interrupted while starting the local broker", e);
    } finally {
      server.shutdown();
      server.awaitShutdown();
    }
  }

  private static boolean awaitFenced() throws InterruptedException {
    // Nothing announces it: the controller's own gauge is looked at until it says so.
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (fencedBrokers() > 0) {
        return true;
      }
      boolean unused = never.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  private static int fencedBrokers() {
    try {
      ObjectName gauge = new ObjectName(FENCED_BROKERS);
      return (Integer) ManagementFactory.getPlatformMBeanServer().getAttribute(gauge, "Value");
    } catch (InstanceNotFoundException e) {
      return 0;
    } catch (JMException e) {
      throw new LocalBrokerException("cannot read Kafka's gauge " + FENCED_BROKERS, e);
    }
  }
}
