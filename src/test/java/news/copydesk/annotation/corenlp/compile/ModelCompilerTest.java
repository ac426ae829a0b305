package news.copydesk.annotation.corenlp.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCompilerTest {

  @Test
  void addsEveryShorterBeginningAndEndWithoutWeightsAndKeepsThoseWithWeights() {
    Map<String, Integer> grams = new HashMap<>(Map.of("<abc", 7, "<a", 3, "xyz>", 9, "<k>", 4));

    ModelCompiler.addShorter(grams);

    assertThat(grams)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "<abc", 7, "<ab", 0, "<a", 3, "xyz>", 9, "yz>", 0, "z>", 0, "<k>", 4, "<k", 0, "k>",
                0));
  }
}
