package news.copydesk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import news.copydesk.rollout.VersionState.Cause;
import news.copydesk.rollout.VersionState.Failure;
import news.copydesk.rollout.WantedExperiment;
import news.copydesk.rollout.WantedExperiment.Way;
import org.junit.jupiter.api.Test;

class TrialStateJsonTest {

  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final WantedExperiment WANTED =
      new WantedExperiment(
          "entities", "1.3.0", "ab", Way.SHADOW, 1_000, List.of("Herald"), "ana", NOW);

  private final ObjectNode status = JsonMapper.builder().build().createObjectNode();

  @Test
  void readsWhatItWrites() {
    List<TrialState> trials =
        List.of(
            TrialState.ready(WANTED, NOW),
            TrialState.failed(WANTED, NOW, new Failure(Cause.INTEGRITY, "SHA-256 differs")));

    TrialStateJson.write(status, trials);

    assertThat(TrialStateJson.read(status)).isEqualTo(trials);
  }

  @Test
  void passesOverWhatOnlyANewerProgramKnowsAndReadsNothingWhereNothingIsSaid() {
    assertThat(TrialStateJson.read(status)).isEmpty();

    TrialStateJson.write(status, List.of(TrialState.loading(WANTED, NOW)));
    ((ArrayNode) status.path("experiments")).addObject().put("model", "x").put("way", "BANDIT");

    assertThat(TrialStateJson.read(status)).containsExactly(TrialState.loading(WANTED, NOW));
  }

  @Test
  void aLongErrorIsShortened() {
    Failure endless = new Failure(Cause.LOAD, "why? ".repeat(2_000));
    TrialStateJson.write(status, List.of(TrialState.failed(WANTED, NOW, endless)));

    assertThat(TrialStateJson.read(status).get(0).error().orElseThrow())
        .hasSizeLessThan(4_000)
        .endsWith("…");
  }
}
