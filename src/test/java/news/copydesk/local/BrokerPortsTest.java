package news.copydesk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrokerPortsTest {

  private final Path directory = Path.of("unused");

  @Test
  void givesTwoDifferentFreePortsForZero() {
    BrokerPorts ports = BrokerPorts.claim(BrokerSettings.onFreePorts(directory));

    assertThat(ports.clients()).isPositive().isNotEqualTo(ports.controller());
  }

  @Test
  void givesPortsThatNobodyIsGivenBetweenTheChoiceAndTheUse() {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      BrokerPorts ports = BrokerPorts.claim(BrokerSettings.onFreePorts(directory));
      assertThat(given.add(ports.clients())).as("%d given once", ports.clients()).isTrue();
      assertThat(given.add(ports.controller())).as("%d given once", ports.controller()).isTrue();
    }

    assertThat(given).allMatch(port -> port >= 1_024 && port < 32_768);
  }

  @Test
  void saysWhichPortIsTakenAndWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(BrokerPorts.HOST))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> BrokerPorts.claim(new BrokerSettings(directory, port, 0)))
          .isInstanceOf(LocalBrokerException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("give another one");
    }
  }

  @Test
  void refusesPortsOutOfRangeOrGivenTwice() {
    assertThatThrownBy(() -> new BrokerSettings(directory, 70_000, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("port is 70000");
    assertThatThrownBy(() -> new BrokerSettings(directory, 9092, 9092))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9092");
  }
}
