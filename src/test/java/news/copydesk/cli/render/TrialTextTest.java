package news.copydesk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.copydesk.rollout.Fleet.Member;
import news.copydesk.rollout.InstanceStatus;
import org.junit.jupiter.api.Test;

class TrialTextTest {

  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  @Test
  void showsEachTrialAndWarnsOfOneThatWasRefused() throws Exception {
    List<Member> members =
        List.of(
            member("one", "'way':'AB','share':1050,'sources':['Herald'],'state':'READY'"),
            member(
                "two",
                "'way':'SHADOW','share':10000,'sources':[],'state':'FAILED','error':'SHA-256 differs'"));

    assertThat(TrialText.table(members, 100, Colour.OFF))
        .containsExactly(
            "INSTANCE  TRIAL                  OF                STATE   SINCE",
            "one       ab entities@1.3.0      10.5 % of Herald  READY   2026-11-29T10:00:00Z",
            "two       shadow entities@1.3.0  100 %             FAILED  2026-11-29T10:00:00Z");
    assertThat(TrialText.warnings(members))
        .containsExactly(
            "two does not try entities@1.3.0: SHA-256 differs; the live version serves all its"
                + " articles");
  }

  @Test
  void showsNothingWhereNothingIsTried() throws Exception {
    ObjectNode nothing = JsonMapper.builder().build().createObjectNode();

    assertThat(TrialText.table(List.of(member("one", nothing)), 100, Colour.OFF)).isEmpty();
  }

  private static Member member(String name, String trial) throws Exception {
    String json =
        "{'experiments':[{'model':'entities','version':'1.3.0','since':'%s',%s}]}"
            .formatted(NOW, trial)
            .replace('\'', '"');
    return member(name, (ObjectNode) JsonMapper.builder().build().readTree(json));
  }

  private static Member member(String name, ObjectNode json) {
    return new Member(
        new InstanceStatus(
            name, "host", "1", "fully_ready", NOW, NOW, Duration.ofSeconds(5), List.of()),
        json);
  }
}
