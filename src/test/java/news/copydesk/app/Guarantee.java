package news.copydesk.app;

import java.util.List;

/** A promise about delivery, checked against what went in and what came out, each in its order. */
interface Guarantee {

  /** Fails with what broke the promise. */
  void check(List<Passage> in, List<Passage> out);

  /** Everything that holds for one article from topic to topic. */
  static List<Guarantee> all() {
    return List.of(new NothingLost(), new NothingDoubled(), new SamePartition(), new OrderPerKey());
  }
}
