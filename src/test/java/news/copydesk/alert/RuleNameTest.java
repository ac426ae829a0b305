package news.copydesk.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleNameTest {

  @Test
  void isReadAsItIsWritten() {
    for (RuleName rule : RuleName.values()) {
      assertThat(RuleName.parse(rule.text())).isEqualTo(rule);
    }
  }

  @Test
  void namesTheRulesThereAre() {
    assertThatThrownBy(() -> RuleName.parse("drft"))
        .hasMessageStartingWith("names no rule 'drft'; there are integrity-failed, model-load-");
  }

  @Test
  void theOperatorsGuideSaysOfEachWhatItMeansAndWhatToDo() throws IOException {
    String guide = Files.readString(Path.of("docs/operations.md"));

    for (RuleName rule : RuleName.values()) {
      assertThat(guide).contains("| `" + rule.text() + "` |");
    }
  }
}
