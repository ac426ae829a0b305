package news.copydesk.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.streams.BrokerUnavailableException;
import news.copydesk.streams.TopicCheck;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.admin.Admin;

/** Looks for what would break later, before anything starts. */
public final class Preflight {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final CopydeskConfig config;
  private final ArticleSerdes serdes;

  /** Checks the given configuration against the cluster and the registry that it names. */
  public Preflight(CopydeskConfig config, ArticleSerdes serdes) {
    this.config = config;
    this.serdes = serdes;
  }

  /**
   * Returns what the topics take if all is well.
   *
   * @throws StartRefusedException with every problem
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public TopicLimits check() throws InterruptedException {
    List<String> problems = new ArrayList<>(serdes.problems());
    TopicNames topics = config.topics();
    TopicLimits limits = null;
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(config.kafka()))) {
      TopicCheck check = new TopicCheck(admin, TIMEOUT);
      List<String> topicProblems =
          check.problems(
              topics.articles(),
              topics.enriched(),
              topics.deadLetters(),
              config.streams().transactionTimeoutMillis());
      problems.addAll(topicProblems);
      if (problems.isEmpty()) {
        limits =
            new TopicLimits(
                check.maxMessageBytes(topics.enriched()),
                check.maxMessageBytes(topics.deadLetters()));
      }
    } catch (BrokerUnavailableException e) {
      problems.add(
          "kafka.bootstrap.servers "
              + config.kafka().get("bootstrap.servers")
              + ": "
              + e.getMessage()
              + "; start a broker, or name another");
    }
    if (limits == null) {
      throw new StartRefusedException(problems);
    }
    return limits;
  }
}
