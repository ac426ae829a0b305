package news.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TailRangeTest {

  @Test
  void refusesNumbersThatMakeNoSense() {
    assertThatThrownBy(() -> TailRange.last(0)).hasMessageContaining("from 1 to 10000");
    assertThatThrownBy(() -> TailRange.last(10_001)).hasMessageContaining("last is 10001");
    assertThatThrownBy(() -> TailRange.fromEnd().atMost(0)).hasMessageContaining("max is 0");
  }

  @Test
  void addsLimitsWithoutChangingTheRest() {
    assertThat(TailRange.last(5).atMost(3).untilEnd())
        .isEqualTo(new TailRange(TailRange.From.LAST, 5, 3, false));
  }

  @Test
  void bytesAreShownAsTextOnlyWhereTheyAreText() {
    assertThat(BytesText.of("Zoë\n\tat".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo("Zoë\n\tat");
    assertThat(BytesText.of(new byte[] {0, 0, 0, 3})).isEqualTo("0x00000003");
    assertThat(BytesText.of(new byte[] {(byte) 0xC3, 0x28})).isEqualTo("0xc328");
    assertThat(BytesText.of(new byte[0])).isEmpty();
  }
}
