package news.copydesk.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamsOptionsTest {

  private static final Duration DEADLINE = Duration.ofSeconds(15);

  @Test
  void isExactlyOnceAndOutlastsItsOwnPollsByDefault() {
    StreamsOptions options = options(DEADLINE, Map.of());

    assertThat(options.problems()).isEmpty();
    assertThat(options.exactlyOnce()).isTrue();
    assertThat(options.properties())
        .containsEntry("application.id", "desk")
        .containsEntry("num.stream.threads", 3)
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .containsEntry("max.poll.records", 4)
        .containsEntry("producer.transaction.timeout.ms", 75_000);
  }

  @Test
  void sendsInLargeBatchesThatWaitForTheCommitThatShowsThem() {
    Map<String, Object> properties = options(DEADLINE, Map.of()).properties();

    assertThat(properties)
        .containsEntry("batch.size", 256 * 1024)
        .containsEntry("linger.ms", properties.get("commit.interval.ms"));
  }

  @Test
  void leavesTheWaitToKafkaStreamsWhereReadersDoNotWaitForCommits() {
    Map<String, String> atLeastOnce = Map.of("processing.guarantee", "at_least_once");

    assertThat(options(DEADLINE, atLeastOnce).properties()).doesNotContainKey("linger.ms");
  }

  @Test
  void readsWhatIsCommittedWhateverItGuaranteesItself() {
    Map<String, String> atLeastOnce = Map.of("processing.guarantee", "at_least_once");

    assertThat(options(DEADLINE, atLeastOnce).properties())
        .containsEntry("isolation.level", "read_committed");
  }

  @Test
  void growsTheTransactionTimeoutWithDeadlineAndRecordsPerPoll() {
    StreamsOptions options = options(Duration.ofSeconds(20), Map.of("max.poll.records", "10"));

    assertThat(options.transactionTimeoutMillis()).isEqualTo(20_000 * 10 + 15_000);
    assertThat(options.properties()).containsEntry("producer.transaction.timeout.ms", 215_000);
  }

  @Test
  void letsTheUsersPropertiesWin() {
    StreamsOptions options =
        options(DEADLINE, Map.of("compression.type", "zstd", "producer.linger.ms", "7"));

    assertThat(options.properties())
        .containsEntry("compression.type", "zstd")
        .containsEntry("producer.linger.ms", "7");
  }

  @Test
  void refusesADeadlineThatThePollIntervalDoesNotOutlastWithTheNumbers() {
    StreamsOptions options = options(DEADLINE, Map.of("max.poll.interval.ms", "60000"));

    assertThat(options.problems())
        .singleElement()
        .asString()
        .contains("annotation.deadline (15000 ms)")
        .contains("max.poll.records (4) = 60000 ms")
        .contains("kafka.max.poll.interval.ms (60000 ms)");
  }

  @Test
  void refusesADeadlineThatTheTransactionDoesNotOutlastWithTheNumbers() {
    StreamsOptions options = options(DEADLINE, Map.of("producer.transaction.timeout.ms", "30000"));

    assertThat(options.problems())
        .singleElement()
        .asString()
        .contains("= 60000 ms")
        .contains("kafka.transaction.timeout.ms (30000 ms)");
  }

  @Test
  void seesThePropertyWhicheverPrefixTheUserGaveItWith() {
    for (String prefix : new String[] {"", "consumer.", "main.consumer."}) {
      StreamsOptions options = options(DEADLINE, Map.of(prefix + "max.poll.records", "500"));

      assertThat(options.problems()).as(prefix).isNotEmpty();
    }
  }

  @Test
  void namesAPropertyThatIsNoNumber() {
    StreamsOptions options = options(DEADLINE, Map.of("max.poll.records", "many"));

    assertThatThrownBy(options::problems)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kafka.max.poll.records: 'many' is not a whole number");
  }

  private static StreamsOptions options(Duration deadline, Map<String, String> kafka) {
    return new StreamsOptions("desk", 3, deadline, kafka);
  }
}
