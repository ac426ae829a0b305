package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything came out on the partition of the number that it went in on. */
final class SamePartition implements Guarantee {

  @Override
  public void check(List<Passage> in, List<Passage> out) {
    Map<String, Integer> partitions = new HashMap<>();
    in.forEach(passage -> partitions.put(passage.what(), passage.partition()));
    assertThat(out)
        .as("on another partition")
        .noneMatch(
            passage ->
                partitions.getOrDefault(passage.what(), passage.partition())
                    != passage.partition());
  }
}
