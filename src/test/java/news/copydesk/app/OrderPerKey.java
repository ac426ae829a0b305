package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The revisions of an article came out in ascending order. */
final class OrderPerKey implements Guarantee {

  @Override
  public void check(List<Passage> in, List<Passage> out) {
    Map<String, Passage> last = new HashMap<>();
    List<String> overtaken = new ArrayList<>();
    for (Passage passage : out) {
      Passage before = last.put(passage.key(), passage);
      if (before != null && before.revision() > passage.revision()) {
        overtaken.add(passage.what() + " after " + before.what());
      }
    }
    assertThat(overtaken).as("out of order").isEmpty();
  }
}
