package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import org.junit.jupiter.api.Test;

class LongLivedHeapTest {

  private static final int SIZE = 64 << 20;

  @Test
  void countsWhatACollectionLeftAndNotWhatItTook() {
    byte[] kept = new byte[SIZE];
    LongLivedHeap.Usage with = LongLivedHeap.collected();
    Reference.reachabilityFence(kept);
    kept = null;

    LongLivedHeap.Usage without = LongLivedHeap.collected();

    assertThat(with.used() - without.used()).isGreaterThan(SIZE * 9L / 10);
    assertThat(without.used()).isPositive();
    assertThat(without.most()).isBetween(without.used(), Runtime.getRuntime().maxMemory());
    assertThat(without.share()).isBetween(0.0, 1.0);
  }
}
