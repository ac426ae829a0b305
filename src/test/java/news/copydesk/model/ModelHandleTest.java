package news.copydesk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ModelHandleTest {

  private final AtomicInteger loads = new AtomicInteger();
  private final AtomicInteger closes = new AtomicInteger();
  private final ModelMeters meters = new ModelMeters(new SimpleMeterRegistry());
  private final ModelHandle<CountedModel> handle = ModelHandle.open(this::load, meters);

  @Test
  void loadsOnceWhateverTheNumberOfLeases() {
    Lease<CountedModel> first = handle.lease();
    Lease<CountedModel> second = handle.lease();

    assertThat(first.model()).isSameAs(second.model());
    assertThat(loads).hasValue(1);
    assertThat(handle.leases()).isEqualTo(2);
  }

  @Test
  void closesTheModelAfterTheLastLease() {
    Lease<CountedModel> first = handle.lease();
    Lease<CountedModel> second = handle.lease();

    handle.close();
    first.close();

    assertThat(closes).hasValue(0);
    assertThat(second.model().description().name()).isEqualTo("counted");

    second.close();

    assertThat(closes).hasValue(1);
  }

  @Test
  void keepsTheModelOpenWhileItIsHeldAndNobodyLeasesIt() {
    handle.lease().close();

    assertThat(closes).hasValue(0);

    handle.close();

    assertThat(closes).hasValue(1);
  }

  @Test
  void countsALeaseThatIsClosedTwiceOnce() {
    Lease<CountedModel> twice = handle.lease();
    Lease<CountedModel> other = handle.lease();

    twice.close();
    twice.close();
    handle.close();

    assertThat(handle.leases()).isEqualTo(1);
    assertThat(closes).hasValue(0);

    other.close();

    assertThat(closes).hasValue(1);
  }

  @Test
  void closesTheModelOnceWhenTheHandleIsClosedTwice() {
    handle.close();
    handle.close();

    assertThat(closes).hasValue(1);
  }

  @Test
  void aClosedLeaseLendsNothing() {
    Lease<CountedModel> lease = handle.lease();
    lease.close();

    assertThatThrownBy(lease::model)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("lease of counted@1.0 is closed");
  }

  @Test
  void aRetiredHandleRefusesToLend() {
    handle.close();

    assertThatThrownBy(handle::lease)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("model counted@1.0 is retired");
  }

  @Test
  void givesUpWithTheLoadersOwnException() {
    ModelLoadException fault = new ModelLoadException("no such file");

    assertThatThrownBy(
            () ->
                ModelHandle.<CountedModel>open(
                    () -> {
                      throw fault;
                    },
                    meters))
        .isSameAs(fault);
  }

  @Test
  void lendsToManyThreadsAndClosesOnceBehindTheLastOfThem() throws Exception {
    int threads = 8;
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    Lease<CountedModel> last = handle.lease();
    List<Future<?>> running = new ArrayList<>();

    for (int thread = 0; thread < threads; thread++) {
      running.add(executor.submit(() -> leaseAThousandTimes(together)));
    }
    for (Future<?> future : running) {
      future.get(60, TimeUnit.SECONDS);
    }
    executor.shutdown();
    handle.close();

    assertThat(loads).hasValue(1);
    assertThat(handle.leases()).isEqualTo(1);
    assertThat(closes).hasValue(0);

    last.close();

    assertThat(closes).hasValue(1);
  }

  @Test
  void lendsTheNextVersionAtOnceAndClosesTheOneBeforeAfterItsLastLease() {
    AtomicInteger nextCloses = new AtomicInteger();
    Lease<CountedModel> inFlight = handle.lease();

    handle.swap(new CountedModel(nextCloses));

    assertThat(inFlight.model().closed()).isFalse();
    try (Lease<CountedModel> lease = handle.lease()) {
      assertThat(lease.model().closes()).isSameAs(nextCloses);
    }
    assertThat(closes).hasValue(0);

    inFlight.close();

    assertThat(closes).hasValue(1);
    assertThat(nextCloses).hasValue(0);
  }

  @Test
  void closesAtOnceWhatIsSwappedInAfterItsOwnEnd() {
    AtomicInteger nextCloses = new AtomicInteger();
    handle.close();

    handle.swap(new CountedModel(nextCloses));

    assertThat(nextCloses).hasValue(1);
    assertThatThrownBy(handle::lease).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void hasNothingToLendBeforeTheFirstVersion() {
    ModelHandle<CountedModel> empty = ModelHandle.empty("late", meters);

    assertThat(empty.tryLease()).isEmpty();
    assertThat(empty.loaded()).isFalse();
    assertThat(empty.description()).hasToString("late@none");
    assertThatThrownBy(empty::lease).hasMessage("model late is not loaded");
  }

  @Test
  void nobodyEverUsesAClosedModelWhileVersionsAreSwapped() throws Exception {
    int swaps = 2_000;
    List<AtomicInteger> closed = new ArrayList<>();
    closed.add(closes);
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch atWork = new CountDownLatch(4);
    ExecutorService executor = Executors.newFixedThreadPool(4);
    List<Future<Integer>> users = new ArrayList<>();
    for (int user = 0; user < 4; user++) {
      users.add(
          executor.submit(
              () -> {
                int used = 0;
                while (!done.get()) {
                  try (Lease<CountedModel> lease = handle.lease()) {
                    if (used++ == 0) {
                      atWork.countDown();
                    }
                    assertThat(lease.model().closed()).isFalse();
                    assertThat(lease.model().closed()).isFalse();
                  }
                }
                return used;
              }));
    }

    // All are: one that came after the last swap would have used nothing.
    atWork.await();
    for (int swap = 0; swap < swaps; swap++) {
      AtomicInteger nextCloses = new AtomicInteger();
      closed.add(nextCloses);
      handle.swap(new CountedModel(nextCloses));
    }
    done.set(true);
    for (Future<Integer> user : users) {
      assertThat(user.get(60, TimeUnit.SECONDS)).isPositive();
    }
    executor.shutdown();
    handle.close();

    assertThat(closed).hasSize(swaps + 1).allSatisfy(each -> assertThat(each).hasValue(1));
  }

  private Void leaseAThousandTimes(CyclicBarrier together) throws Exception {
    together.await(60, TimeUnit.SECONDS);
    for (int i = 0; i < 1_000; i++) {
      try (Lease<CountedModel> lease = handle.lease()) {
        assertThat(lease.model().closed()).isFalse();
      }
    }
    return null;
  }

  private CountedModel load() {
    loads.incrementAndGet();
    return new CountedModel(closes);
  }

  private record CountedModel(AtomicInteger closes) implements Model {

    boolean closed() {
      return closes.get() > 0;
    }

    @Override
    public ModelDescription description() {
      return new ModelDescription("counted", "1.0", Optional.empty());
    }

    @Override
    public void close() {
      closes.incrementAndGet();
    }
  }
}
