package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryCheckupTest {

  private static final long MEBIBYTE = 1 << 20;

  @Test
  void warnsOfAHeapThatIsTooSmallOrLeavesNoRoom() {
    assertThat(MemoryCheckup.of(128 * MEBIBYTE, 4096 * MEBIBYTE).message())
        .contains("heap up to 128 MiB of 4,096 MiB")
        .contains("256 MiB at least");
    assertThat(MemoryCheckup.of(1400 * MEBIBYTE, 1536 * MEBIBYTE).message())
        .contains("may be killed");
    assertThat(MemoryCheckup.of(1024 * MEBIBYTE, 1536 * MEBIBYTE).state())
        .isEqualTo(Finding.State.OK);
  }
}
