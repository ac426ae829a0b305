package news.copydesk.local;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates topics and waits until the broker serves them: the controller answers a creation before
 * the broker has heard of it, so whoever asks at once is told that there is no such topic.
 */
final class TopicCreation {

  private static final int ADMIN_SECONDS = 30;
  private static final int POLL_MILLIS = 20;

  private final Admin admin;
  private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ADMIN_SECONDS);

  /** The client stays the caller's to close. */
  TopicCreation(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates those that are missing.
   *
   * @return the names that were created now, in order
   * @throws LocalBrokerException if a topic cannot be created, or after 30 s
   */
  Set<String> create(Collection<NewTopic> topics) {
    Set<String> created = new TreeSet<>();
    for (Map.Entry<String, KafkaFuture<Void>> topic :
        admin.createTopics(topics).values().entrySet()) {
      if (succeeds(topic.getKey(), topic.getValue(), TopicExistsException.class)) {
        created.add(topic.getKey());
      }
    }
    created.forEach(this::awaitServed);
    return created;
  }

  private void awaitServed(String topic) {
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (!succeeds(
          topic,
          admin.describeTopics(Set.of(topic)).allTopicNames(),
          UnknownTopicOrPartitionException.class)) {
        boolean unused = never.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      throw interrupted(topic, e);
    }
  }

  /** False if the answer is the given exception. */
  private boolean succeeds(
      String topic, KafkaFuture<?> answer, Class<? extends Exception> exception) {
    try {
      answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      if (exception.isInstance(e.getCause())) {
        return false;
      }
      throw new LocalBrokerException(
          "the local broker did not create topic %s: %s".formatted(topic, e.getCause()), e);
    } catch (TimeoutException e) {
      throw new LocalBrokerException(
          "the local broker did not create topic %s within %d s".formatted(topic, ADMIN_SECONDS),
          e);
    } catch (InterruptedException e) {
      throw interrupted(topic, e);
    }
  }

  private static LocalBrokerException interrupted(String topic, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new LocalBrokerException("interrupted while creating topic " + topic, e);
  }
}
