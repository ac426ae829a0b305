package news.copydesk.annotation.compiled;

import java.util.Arrays;

/** Adds up what words say of labels: of their own, and of those near them. */
final class NodeScores {

  private final CompiledModel model;
  private final Sums sums;
  private final int longs;
  private final int widest;

  /**
   * For each distance, from 1 on, which columns are of CRFs that look so far; one more than needed,
   * because two distances are added at a time.
   */
  private final long[] within;

  /** Of no meaning; as long as somebody might look, nobody leaves the reading out. */
  private long fetched;

  NodeScores(CompiledModel model) {
    this.model = model;
    sums = model.nodeSums();
    longs = model.dimensions().nodeLongs();
    widest =
        model.description().models().stream().mapToInt(ModelSpec::disjunctionWidth).max().orElse(0);
    within = new long[(widest + 1) * longs];
    for (ModelSpec spec : model.description().models()) {
      int first = spec.nodeBase() >> 1;
      int end = first + Lanes.longs(spec.labels().size());
      for (int distance = 1; distance <= spec.disjunctionWidth(); distance++) {
        int at = (distance - 1) * longs;
        Arrays.fill(within, at + first, at + end, -1);
      }
    }
  }

  /**
   * Reads a little of everything that will be added, without waiting for any of it: the processor
   * fetches much from memory at a time if it is let.
   */
  void fetch(Tokens tokens) {
    long any = 0;
    for (int place = tokens.first(); place < tokens.end(); place++) {
      any ^= sums.fetch(tokens.get(place, Words.OWN));
      any ^= sums.fetch(tokens.get(place, Words.PREVIOUS));
      any ^= sums.fetch(tokens.get(place, Words.NEXT));
      any ^= sums.fetch(tokens.get(place, Words.DISJUNCTION_NEXT));
      any ^= sums.fetch(tokens.get(place, Words.DISJUNCTION_PREVIOUS));
    }
    fetched ^= any;
  }

  /** Adds the scores of all words to what has been added, and takes the columns apart. */
  void add(Tokens tokens) {
    for (int place = tokens.first() - 1; place <= tokens.end(); place++) {
      UnknownWord unknown = tokens.unknown[place];
      if (unknown != null) {
        add(unknown.nodes(), 0, tokens.node, place);
        add(unknown.nodes(), longs, tokens.node, place + 1);
        add(unknown.nodes(), 2 * longs, tokens.node, place - 1);
      } else if (widest > 1) {
        takeOffRepeated(tokens, place);
      }
    }
    for (int place = tokens.first(); place < tokens.end(); place++) {
      add(tokens, place);
    }
  }

  private void add(long[] from, int fromAt, long[] to, int place) {
    for (int i = 0; i < longs; i++) {
      to[place * longs + i] += from[fromAt + i];
    }
  }

  private void add(Tokens tokens, int place) {
    int at = place * longs;
    sums.add(
        tokens.get(place, Words.OWN),
        tokens.get(place - 1, Words.PREVIOUS),
        tokens.get(place + 1, Words.NEXT),
        tokens.node,
        at);
    for (int distance = 1; distance <= widest; distance += 2) {
      sums.addMasked(
          tokens.get(place + distance, Words.DISJUNCTION_NEXT),
          tokens.get(place - distance, Words.DISJUNCTION_PREVIOUS),
          tokens.get(place + distance + 1, Words.DISJUNCTION_NEXT),
          tokens.get(place - distance - 1, Words.DISJUNCTION_PREVIOUS),
          within,
          (distance - 1) * longs,
          distance * longs,
          tokens.node,
          at);
    }
    for (int i = 0; i < longs; i++) {
      tokens.nodeColumns[2 * (at + i)] = Lanes.low(tokens.node[at + i]);
      tokens.nodeColumns[2 * (at + i) + 1] = Lanes.high(tokens.node[at + i]);
    }
  }

  /**
   * A word near a place counts once, however often it is there, but all of its occurrences will be
   * added: so what is too much is taken off before. Behind an occurrence and the one before it, seen from a
   * place, the farther one is too much.
   */
  private void takeOffRepeated(Tokens tokens, int place) {
    int word = tokens.word[place];
    for (int back = 1; back < widest && place - back >= tokens.first(); back++) {
      if (tokens.word[place - back] == word) {
        takeOff(tokens, tokens.get(place, Words.DISJUNCTION_NEXT), place, -1, back);
        takeOff(tokens, tokens.get(place, Words.DISJUNCTION_PREVIOUS), place - back, 1, back);
        return;
      }
    }
  }

  private void takeOff(Tokens tokens, int sum, int place, int step, int nearer) {
    for (int distance = nearer + 1; sum != 0 && distance <= widest; distance++) {
      int at = (place + step * distance) * longs;
      sums.subtractMasked(sum, within, (distance - 1) * longs, tokens.node, at);
    }
  }
}
