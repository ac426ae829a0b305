package news.copydesk.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What all instances say of themselves, read anew each time. */
public final class Fleet {

  private final Map<String, String> kafka;
  private final String topic;
  private final Duration limit;

  /**
   * @param kafka the user's client properties
   * @param limit how long brokers may take to answer
   */
  public Fleet(Map<String, String> kafka, String topic, Duration limit) {
    this.kafka = Map.copyOf(kafka);
    this.topic = topic;
    this.limit = limit;
  }

  /**
   * An instance's word.
   *
   * @param status what we know of
   * @param json all of it, with what other features have added
   */
  public record Member(InstanceStatus status, ObjectNode json) {}

  /**
   * Those that have not said that they are gone, by name; also those that were killed.
   *
   * @throws KafkaException if the brokers do not answer
   * @throws IllegalStateException if there is no such topic
   */
  public List<Member> members() {
    try (FleetWatch watch = watch()) {
      return watch.members();
    }
  }

  /**
   * The same, to be asked again and again; it reads what has been said since.
   *
   * @throws KafkaException if the brokers do not answer
   * @throws IllegalStateException if there is no such topic
   */
  public FleetWatch watch() {
    FleetWatch watch = new FleetWatch(CompactedTopic.connect(kafka, topic));
    boolean read = false;
    try {
      if (!watch.begin(limit)) {
        throw new IllegalStateException(
            "topic %s does not exist; create it (docs/operations.md), and start the instances again"
                .formatted(topic));
      }
      read = true;
      return watch;
    } finally {
      if (!read) {
        watch.close();
      }
    }
  }

  static void record(Map<String, Member> members, String key, byte @Nullable [] value) {
    members.remove(key);
    if (value == null) {
      return;
    }
    try {
      MessageFields fields = MessageFields.read(value);
      Optional<InstanceStatus> status = StatusJson.read(fields);
      status.ifPresent(read -> members.put(key, new Member(read, fields.node())));
    } catch (MalformedMessageException e) {
      // Somebody else's record: it says nothing of an instance.
    }
  }
}
