package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Nothing came out twice, and nothing that had not gone in. */
final class NothingDoubled implements Guarantee {

  @Override
  public void check(List<Passage> in, List<Passage> out) {
    Set<String> open =
        in.stream().map(Passage::what).collect(Collectors.toCollection(HashSet::new));
    List<String> twice =
        out.stream().map(Passage::what).filter(what -> !open.remove(what)).toList();
    assertThat(twice).as("doubled or invented, of %d that came out", out.size()).isEmpty();
  }
}
