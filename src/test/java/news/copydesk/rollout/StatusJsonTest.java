package news.copydesk.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.copydesk.model.ModelDescription;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.rollout.VersionState.Cause;
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
              VersionState.ready(version("1.2.0"), NOW.minusSeconds(30)),
              failed(Cause.LOAD, "bad"),
              failed(Cause.INTEGRITY, "SHA-256 differs")));

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

  @Test
  void aStatusThatKnowsNoCauseSaysThatALoadHasFailed() throws Exception {
    for (String cause : List.of("", ",\"cause\":null", ",\"cause\":\"of another day\"")) {
      ObjectNode json = StatusJson.write(STATUS);
      String models =
          "[{\"name\":\"a\",\"version\":\"1.3.0\",\"sha256\":null,\"state\":\"FAILED\","
              + "\"since\":\"2026-11-29T10:00:00Z\",\"error\":\"bad\"%s}]".formatted(cause);
      json.set("models", JsonMapper.builder().build().readTree(models));

      InstanceStatus read =
          StatusJson.read(MessageFields.read(MessageFields.bytes(json))).orElseThrow();

      assertThat(read.models().get(0).failure())
          .as(cause)
          .contains(new VersionState.Failure(Cause.LOAD, "bad"));
    }
  }

  @Test
  void aLongErrorCostsNobodyTheWholeStatus() throws Exception {
    InstanceStatus status =
        new InstanceStatus(
            "a",
            "a",
            "1",
            "x",
            NOW,
            NOW,
            Duration.ofSeconds(5),
            List.of(failed(Cause.LOAD, "why? ".repeat(2_000))));

    byte[] bytes = MessageFields.bytes(StatusJson.write(status));

    VersionState read = StatusJson.read(MessageFields.read(bytes)).orElseThrow().models().get(0);
    assertThat(read.error().orElseThrow()).startsWith("why? why? ").endsWith("…");
  }

  @Test
  void tellsBytesThatAreOthersFromALoadThatFails() {
    assertThat(VersionState.Failure.of(new IntegrityException("other bytes")).cause())
        .isEqualTo(Cause.INTEGRITY);
    assertThat(VersionState.Failure.of(new RegistryException("gone")).cause())
        .isEqualTo(Cause.LOAD);
  }

  private static VersionState failed(Cause cause, String why) {
    return VersionState.failed(
        version("1.3.0"), NOW.minusSeconds(30), new VersionState.Failure(cause, why));
  }

  private static ModelDescription version(String number) {
    return new ModelDescription("entities", number, Optional.of("ab"));
  }
}
