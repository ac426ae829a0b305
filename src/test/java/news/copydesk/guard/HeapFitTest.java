package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.guard.LongLivedHeap.Usage;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;
import org.junit.jupiter.api.Test;

class HeapFitTest {

  private static final long MIB = 1L << 20;
  private static final ModelDescription MODEL =
      new ModelDescription("entities", "1.3.0", Optional.empty());

  private final AtomicInteger collections = new AtomicInteger();

  @Test
  void refusesWhatWouldBringTheHeapUnderPressureAndSaysTheNumbers() {
    assertThatThrownBy(() -> fit(990, 500).check(MODEL, OptionalLong.of(351 * MIB)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage(
            "model entities@1.3.0 would not fit: it needs 351 MiB of heap, and 350 are free (500 of"
                + " 1000 MiB are in use after a collection, and 85 % may be); give more"
                + " (COPYDESK_JAVA_OPTS=-Xmx…, and the container's limit with it)");
  }

  @Test
  void takesWhatFitsExactly() {
    assertThatCode(() -> fit(990, 500).check(MODEL, OptionalLong.of(350 * MIB)))
        .doesNotThrowAnyException();
  }

  @Test
  void collectsOnlyWhereGarbageIsInTheWay() {
    fit(500, 500).check(MODEL, OptionalLong.of(100 * MIB));
    assertThat(collections).hasValue(0);

    fit(990, 500).check(MODEL, OptionalLong.of(100 * MIB));
    assertThat(collections).hasValue(1);
  }

  @Test
  void takesWhatNobodyHasMeasured() {
    assertThatCode(() -> fit(1_000, 1_000).check(MODEL, OptionalLong.empty()))
        .doesNotThrowAnyException();
  }

  @Test
  void saysZeroWhereNothingIsFree() {
    assertThatThrownBy(() -> fit(990, 900).check(MODEL, OptionalLong.of(1)))
        .hasMessageContaining("it needs 1 MiB of heap, and 0 are free");
  }

  @Test
  void refusesMoreThanThisProcessCanHold() {
    HeapFit real = new HeapFit(GuardOptions.defaults());

    assertThatThrownBy(() -> real.check(MODEL, OptionalLong.of(Runtime.getRuntime().maxMemory())))
        .isInstanceOf(ModelLoadException.class);
    assertThatCode(() -> real.check(MODEL, OptionalLong.of(MIB))).doesNotThrowAnyException();
  }

  private HeapFit fit(long usedNow, long usedAfterCollection) {
    return new HeapFit(
        () -> new Usage(usedNow * MIB, 1_000 * MIB),
        () -> {
          collections.incrementAndGet();
          return new Usage(usedAfterCollection * MIB, 1_000 * MIB);
        },
        0.85);
  }
}
