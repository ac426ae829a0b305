package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The guarantees can fail. */
final class GuaranteeTest {

  private static final Passage FIRST = Passage.ofArticle("a", 1, 0);
  private static final Passage SECOND = Passage.ofArticle("a", 2, 0);
  private static final Passage OTHER = Passage.ofArticle("b", 1, 1);
  private static final List<Passage> IN = List.of(FIRST, OTHER, SECOND);

  @Test
  void holdWhenAllCameOutOnceInOrder() {
    List<Passage> out = List.of(OTHER, FIRST, SECOND);

    assertThatCode(() -> Guarantee.all().forEach(each -> each.check(IN, out)))
        .doesNotThrowAnyException();
  }

  @Test
  void nameWhatWasLost() {
    assertThatThrownBy(() -> new NothingLost().check(IN, List.of(FIRST, OTHER)))
        .hasMessageContaining("a r2");
  }

  @Test
  void nameWhatWasDoubled() {
    assertThatThrownBy(() -> new NothingDoubled().check(IN, List.of(FIRST, OTHER, FIRST)))
        .hasMessageContaining("a r1");
  }

  @Test
  void nameWhatWasInvented() {
    assertThatThrownBy(() -> new NothingDoubled().check(List.of(FIRST), List.of(FIRST, OTHER)))
        .hasMessageContaining("b r1");
  }

  @Test
  void nameWhatChangedItsPartition() {
    Passage moved = Passage.ofArticle("b", 1, 0);

    assertThatThrownBy(() -> new SamePartition().check(IN, List.of(moved)))
        .hasMessageContaining("b r1");
  }

  @Test
  void nameWhatWasOvertaken() {
    assertThatThrownBy(() -> new OrderPerKey().check(IN, List.of(SECOND, OTHER, FIRST)))
        .hasMessageContaining("a r1 after a r2");
  }
}
