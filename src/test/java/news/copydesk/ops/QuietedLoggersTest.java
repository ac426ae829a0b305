package news.copydesk.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuietedLoggersTest {

  static Set<String> names() {
    return Logging.NOISY.keySet();
  }

  /** Kafka moves its classes between packages, and a logger of the old name quietens nobody. */
  @ParameterizedTest
  @MethodSource("names")
  void isAClassThatThereIs(String name) {
    assertThatNoException()
        .isThrownBy(() -> Class.forName(name, false, getClass().getClassLoader()));
  }

  @Test
  void aLateHeartbeatOfTheLocalBrokerIsNobodysConcern() {
    LoggerContext context = new LoggerContext();

    Logging.configure(context, LogFormat.TEXT, org.slf4j.event.Level.WARN);

    assertThat(context.getLogger("org.apache.kafka.server.BrokerLifecycleManager").getLevel())
        .isEqualTo(Level.ERROR);
  }
}
