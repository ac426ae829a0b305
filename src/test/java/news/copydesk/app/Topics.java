package news.copydesk.app;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Topics of a test's broker. */
public final class Topics {

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private Topics() {}

  /** Those by which instances are told of versions and tell of theirs. */
  public static List<NewTopic> ofModels() {
    Map<String, String> compacted = Map.of("cleanup.policy", "compact");
    return List.of(
        new NewTopic("models.control", 1, (short) 1).configs(compacted),
        new NewTopic("models.status", 1, (short) 1).configs(compacted));
  }

  /** Creates them and waits until the broker knows them: its controller does so a little before. */
  public static void create(Admin admin, List<NewTopic> topics)
      throws InterruptedException, ExecutionException {
    admin.createTopics(topics).all().get();
    List<String> names = topics.stream().map(NewTopic::name).toList();
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(ExecutionException.class)
        .until(() -> admin.describeTopics(names).allTopicNames().get().size() == names.size());
  }
}
