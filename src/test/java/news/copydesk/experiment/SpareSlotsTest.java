package news.copydesk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpareSlotsTest {

  private final AtomicInteger lasting = new AtomicInteger(2);
  private final AtomicInteger now = new AtomicInteger(2);
  private final SpareSlots spare = new SpareSlots(lasting::get, now::get);

  @Test
  void asManyWorkAtOnceAsThereAreSlotsToSpareWhoeverTheyAre() {
    assertThat(spare.begin()).isTrue();
    assertThat(spare.begin()).isTrue();
    assertThat(spare.begin()).isFalse();

    spare.done();

    assertThat(spare.begin()).isTrue();
  }

  @Test
  void nobodyBeginsOnASlotThatIsFreeForAMomentOnly() {
    lasting.set(0);

    assertThat(spare.begin()).isFalse();
  }

  @Test
  void whoWorksStopsAsSoonAsThereAreFewerSlotsThanWorkers() {
    assertThat(spare.begin()).isTrue();
    assertThat(spare.begin()).isTrue();
    lasting.set(0);
    assertThat(spare.enough()).isTrue();

    now.set(1);

    assertThat(spare.enough()).isFalse();
  }
}
