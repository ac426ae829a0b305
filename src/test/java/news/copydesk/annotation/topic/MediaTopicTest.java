package news.copydesk.annotation.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MediaTopicTest {

  @Test
  void numbersTheSeventeenTopicsOfTheTopLevelInTheirOrder() {
    assertThat(Arrays.stream(MediaTopic.values()).map(MediaTopic::id))
        .hasSize(17)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[01][0-9]000000"));
  }

  @Test
  void findsATopicByItsIdOnly() {
    assertThat(MediaTopic.of("15000000")).contains(MediaTopic.SPORT);
    assertThat(MediaTopic.of("15000001")).isEmpty();
    assertThat(MediaTopic.of("sport")).isEmpty();
  }
}
