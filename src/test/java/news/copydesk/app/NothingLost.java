package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that went in came out. */
final class NothingLost implements Guarantee {

  @Override
  public void check(List<Passage> in, List<Passage> out) {
    Set<String> lost =
        in.stream().map(Passage::what).collect(Collectors.toCollection(LinkedHashSet::new));
    out.forEach(passage -> lost.remove(passage.what()));
    assertThat(lost).as("lost of %d", in.size()).isEmpty();
  }
}
