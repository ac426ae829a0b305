package news.copydesk.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.copydesk.model.ModelDescription;
import org.junit.jupiter.api.Test;

class StatusJsonTest {

  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final InstanceStatus STATUS =
      new InstanceStatus(
          "desk-1:8900",
          "desk-1",
          "0.1.0",
          "RUNNING",
          NOW.minusSeconds(60),
          NOW,
          Duration.ofSeconds(5),
          List.of(
              state("1.2.0", Optional.of("ab"), VersionState.State.READY, Optional.empty()),
              state("1.3.0", Optional.empty(), VersionState.State.FAILED, Optional.of("bad"))));

  @Test
  void readsWhatItWritesAndLeavesTheMembersOfOthersAlone() throws Exception {
    ObjectNode json = StatusJson.write(STATUS);
    json.put("throughput", 12.5);

    MessageFields read = MessageFields.read(MessageFields.bytes(json));

    assertThat(StatusJson.read(read)).contains(STATUS);
    assertThat(read.node().get("throughput").asDouble()).isEqualTo(12.5);
  }

  @Test
  void passesOverAFormatThatOnlyANewerProgramKnows() throws Exception {
    assertThat(StatusJson.read(MessageFields.read("{\"format\":2}".getBytes(UTF_8)))).isEmpty();
  }

  @Test
  void refusesWhatIsNoStatus() {
    assertThatThrownBy(() -> StatusJson.read(MessageFields.read("{\"format\":1}".getBytes(UTF_8))))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("instance");
  }

  @Test
  void anInstanceThatIsSilentForFourBeatsIsGone() {
    assertThat(STATUS.alive(NOW.plusSeconds(20))).isTrue();
    assertThat(STATUS.alive(NOW.plusSeconds(21))).isFalse();
  }

  private static VersionState state(
      String version, Optional<String> sha256, VersionState.State state, Optional<String> error) {
    return new VersionState(
        new ModelDescription("entities", version, sha256), state, NOW.minusSeconds(30), error);
  }
}
