package news.copydesk.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlJsonTest {

  private static final WantedVersion WANTED =
      new WantedVersion(
          "entities", "1.3.0", "ab12", "stable", 7, "ana", Instant.parse("2026-11-29T10:00:00Z"));

  @Test
  void readsWhatItWrites() throws Exception {
    assertThat(ControlJson.read("entities", ControlJson.write(WANTED))).contains(WANTED);
  }

  @Test
  void readsTheExperimentThatItWrites() throws Exception {
    WantedExperiment wanted =
        new WantedExperiment(
            "entities",
            "1.3.0",
            "ab12",
            WantedExperiment.Way.SHADOW,
            1_000,
            java.util.List.of("Herald", "Köln"),
            "ana",
            Instant.parse("2026-11-29T10:00:00Z"));

    assertThat(ControlJson.read("experiment/entities", ControlJson.write(wanted)))
        .contains(wanted);
    String json = new String(ControlJson.write(wanted), UTF_8);
    for (String bad :
        new String[] {
          json.replace("1000", "10001"),
          json.replace("1000", "0"),
          json.replace("1000", "99999999999"),
          json.replace("SHADOW", "SUN"),
          json.replace("\"Herald\"", "7"),
          json.replace("\"entities\"", "\"topics\"")
        }) {
      assertThatThrownBy(() -> ControlJson.read("experiment/entities", bad.getBytes(UTF_8)))
          .as(bad)
          .isInstanceOf(MalformedMessageException.class);
    }
  }

  @Test
  void passesOverMembersThatItDoesNotKnow() throws Exception {
    String json = new String(ControlJson.write(WANTED), UTF_8);
    String more = json.replace("{\"format\"", "{\"colour\":[{\"deep\":1}],\"format\"");

    assertThat(ControlJson.read("entities", more.getBytes(UTF_8))).contains(WANTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"format\":2,\"shape\":\"new\"}", "{\"format\":1,\"type\":\"weather\"}"})
  void passesOverWhatOnlyANewerProgramKnows(String json) throws Exception {
    assertThat(ControlJson.read("entities", json.getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "none",
        "[]",
        "{}",
        "{\"format\":\"1\"}",
        "{\"format\":0}",
        "{\"format\":1}",
        "{\"format\":1,\"type\":\"model\"}",
        "{\"format\":1,\"type\":\"model\",\"model\":\"../up\"}",
        "{\"format\":1,\"type\":\"model\"} {}"
      })
  void refusesWhatIsNoMessage(String json) {
    assertThatThrownBy(() -> ControlJson.read("entities", json.getBytes(UTF_8)))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void refusesAVersionThatIsNone() {
    String json = new String(ControlJson.write(WANTED), UTF_8).replace("1.3.0", "newest");

    assertThatThrownBy(() -> ControlJson.read("entities", json.getBytes(UTF_8)))
        .hasMessageContaining("is no version");
  }

  @Test
  void refusesAMessageUnderAnothersKey() {
    assertThatThrownBy(() -> ControlJson.read("topics", ControlJson.write(WANTED)))
        .hasMessage("its key is not what it is about");
  }
}
