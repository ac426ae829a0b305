package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import news.copydesk.config.CopydeskConfig;
import org.junit.jupiter.api.Test;

class BrokerPatienceTest {

  private static final Duration MOST = Duration.ofSeconds(5);

  @Test
  void isTheCommandsOwnUnlessTheUserWantsLess() {
    assertThat(patience(Map.of())).isEqualTo(MOST);
    assertThat(patience(Map.of("kafka.default.api.timeout.ms", "60000"))).isEqualTo(MOST);
    assertThat(patience(Map.of("kafka.default.api.timeout.ms", "1500")))
        .isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void whatIsNoNumberIsLeftToTheClient() {
    assertThat(patience(Map.of("kafka.default.api.timeout.ms", "soon"))).isEqualTo(MOST);
  }

  private static Duration patience(Map<String, String> flags) {
    return BrokerPatience.of(CopydeskConfig.withoutFile(Map.of(), flags), MOST);
  }
}
