package news.copydesk.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.streams.BrokerUnavailableException;
import news.copydesk.streams.TopicCheck;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Looks at the brokers, the topics and who reads them. */
final class BrokerCheckup {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Admin admin;
  private final CopydeskConfig config;

  BrokerCheckup(Admin admin, CopydeskConfig config) {
    this.admin = admin;
    this.config = config;
  }

  List<Finding> examine() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try {
      int brokers = get(admin.describeCluster().nodes()).size();
      String servers = String.valueOf(config.kafka().get("bootstrap.servers"));
      findings.add(Finding.ok("broker", "%d answer at %s".formatted(brokers, servers)));
      findings.addAll(topics());
      findings.add(readers("enricher", config.streams().applicationId(), "copydesk run"));
      findings.add(readers("sink", config.sink().group(), "copydesk sink"));
    } catch (BrokerUnavailableException | TimeoutException e) {
      findings.add(
          Finding.bad(
              "broker",
              "none answers at %s within %d s; start one (`copydesk local` is one for trials), or name another with -b"
                  .formatted(config.kafka().get("bootstrap.servers"), TIMEOUT.toSeconds())));
    }
    return findings;
  }

  private List<Finding> topics() throws InterruptedException {
    TopicNames topics = config.topics();
    List<String> problems =
        new TopicCheck(admin, TIMEOUT)
            .problems(
                topics.articles(),
                topics.enriched(),
                topics.deadLetters(),
                config.streams().transactionTimeoutMillis());
    return problems.isEmpty()
        ? List.of(
            Finding.ok(
                "topics",
                "%s, %s and %s fit together"
                    .formatted(topics.articles(), topics.enriched(), topics.deadLetters())))
        : problems.stream().map(problem -> Finding.bad("topics", problem)).toList();
  }

  private Finding readers(String area, String group, String command)
      throws InterruptedException, TimeoutException {
    int members = 0;
    try {
      ConsumerGroupDescription description =
          get(admin.describeConsumerGroups(List.of(group)).all()).get(group);
      members = description == null ? 0 : description.members().size();
    } catch (GroupIdNotFoundException e) {
      members = 0; // Nobody has ever run under that name.
    }
    return members > 0
        ? Finding.ok(area, "%d threads of %s run".formatted(members, group))
        : Finding.warning(area, "none of %s runs; start one with `%s`".formatted(group, command));
  }

  private static <T> T get(KafkaFuture<T> future) throws InterruptedException, TimeoutException {
    try {
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException late) {
        throw new BrokerUnavailableException("no broker answered: " + late.getMessage(), e);
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
