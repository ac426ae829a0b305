package news.copydesk.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    Map<String, Member> members = new TreeMap<>();
    try (CompactedTopic reader = CompactedTopic.connect(kafka, topic)) {
      if (!reader.readToEnd(limit, (key, value) -> record(members, key, value))) {
        throw new IllegalStateException(
            "topic %s does not exist; create it (docs/operations.md), and start the instances again"
                .formatted(topic));
      }
    }
    Collection<Member> all = members.values();
    return List.copyOf(all);
  }

  private static void record(Map<String, Member> members, String key, byte @Nullable [] value) {
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
