package news.copydesk.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTimeoutTest {

  private static final String KEY = "session.timeout.ms";

  @Test
  void isShorterThanKafkas() {
    assertThat(properties(Map.of())).containsEntry(KEY, 15_000);
  }

  @Test
  void isTheUsersWhereGiven() {
    assertThat(properties(Map.of(KEY, "30000"))).containsEntry(KEY, "30000");
  }

  @Test
  void isLeftToTheBrokerByTheNewerGroupProtocol() {
    assertThat(properties(Map.of("group.protocol", "streams"))).doesNotContainKey(KEY);
  }

  private static Map<String, Object> properties(Map<String, String> kafka) {
    return new StreamsOptions("copydesk", 1, Duration.ofSeconds(15), kafka).properties();
  }
}
