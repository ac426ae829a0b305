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
    Admin admin = admin();
    try {
      TopicCheck check = new TopicCheck(admin, TIMEOUT);
      List<String> topicProblems =
          check.problems(
              topics.articles(),
              topics.enriched(),
              topics.deadLetters(),
              config.streams().transactionTimeoutMillis());
      problems.addAll(topicProblems);
      if (config.enrichment().retryTopic().isPresent()) {
        problems.addAll(check.problems(config.enrichment().retryTopic().get()));
      }
      if (problems.isEmpty()) {
        limits =
            new TopicLimits(
                check.maxMessageBytes(topics.enriched()),
                check.maxMessageBytes(topics.deadLetters()));
      }
    } catch (BrokerUnavailableException e) {
      problems.add(unavailable(e));
    } finally {
      admin.close(Duration.ZERO);
    }
    if (limits == null) {
      throw new StartRefusedException(problems);
    }
    return limits;
  }

  /** As {@link #check()}, but for one topic, whose records are read or written with a schema. */
  public void checkTopicAndRegistry(String topic) throws InterruptedException {
    refuse(serdes.problems(), topicProblems(topic));
  }

  /** As {@link #check()}, but for one topic only. */
  public void checkTopic(String topic) throws InterruptedException {
    refuse(List.of(), topicProblems(topic));
  }

  private static void refuse(List<String> some, List<String> more) {
    List<String> problems = new ArrayList<>(some);
    problems.addAll(more);
    if (!problems.isEmpty()) {
      throw new StartRefusedException(problems);
    }
  }

  private List<String> topicProblems(String topic) throws InterruptedException {
    Admin admin = admin();
    try {
      return new TopicCheck(admin, TIMEOUT).problems(topic);
    } catch (BrokerUnavailableException e) {
      return List.of(unavailable(e));
    } finally {
      // Without a limit, it would wait a minute for a broker that does not answer.
      admin.close(Duration.ZERO);
    }
  }

  private Admin admin() {
    return Admin.create(Map.<String, Object>copyOf(config.kafka()));
  }

  private String unavailable(BrokerUnavailableException e) {
    return "kafka.bootstrap.servers %s: %s; start a broker, or name another with --bootstrap-servers; to try Copydesk without one: copydesk local"
        .formatted(config.kafka().get("bootstrap.servers"), e.getMessage());
  }
}
