package news.copydesk.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import news.copydesk.rollout.Fleet.Member;

/** What all instances say of themselves, as it changes. For one thread. */
public final class FleetWatch implements AutoCloseable {

  private final CompactedTopic topic;
  private final Map<String, Member> members = new TreeMap<>();

  FleetWatch(CompactedTopic topic) {
    this.topic = topic;
  }

  /**
   * Reads what there is.
   *
   * @return false if there is no such topic
   */
  boolean begin(Duration limit) {
    return topic.readToEnd(limit, (key, value) -> Fleet.record(members, key, value));
  }

  /**
   * Listens for a while.
   *
   * @throws org.apache.kafka.common.KafkaException if the brokers refuse
   */
  public void listen(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      topic.poll(Duration.ofNanos(left), (key, value) -> Fleet.record(members, key, value));
    }
  }

  /** Those that have not said that they are gone, by name; also those that were killed. */
  public List<Member> members() {
    return List.copyOf(members.values());
  }

  /** Ends {@link #listen} with a WakeupException; for other threads. */
  public void stop() {
    topic.stop();
  }

  @Override
  public void close() {
    topic.close();
  }
}
