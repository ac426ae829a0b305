package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessCpuTest {

  private final AtomicLong charged = new AtomicLong(5_000);
  private final AtomicLong now = new AtomicLong(70_000);
  private final AtomicInteger processors = new AtomicInteger(2);
  private final ProcessCpu cpu = new ProcessCpu(charged::get, now::get, processors::get);

  @Test
  void isTheShareOfTheProcessorsSinceTheLastTime() {
    pass(100, 100);
    assertThat(cpu.share()).isEqualTo(0.5);

    pass(100, 20);
    assertThat(cpu.share()).isEqualTo(0.1);
  }

  @Test
  void followsAContainerWhoseLimitChanges() {
    processors.set(1);
    pass(100, 100);

    assertThat(cpu.share()).isEqualTo(1);
  }

  @Test
  void isNeverMoreThanAll() {
    pass(100, 230);

    assertThat(cpu.share()).isEqualTo(1);
  }

  @Test
  void isUnknownWhereTheSystemDoesNotSay() {
    charged.set(-1);
    now.addAndGet(100);

    assertThat(cpu.share()).isNaN();
  }

  @Test
  void isUnknownBeforeAnyTimeHasPassed() {
    assertThat(cpu.share()).isNaN();
  }

  private void pass(long time, long work) {
    now.addAndGet(time);
    charged.addAndGet(work);
  }
}
