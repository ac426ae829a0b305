package news.copydesk.annotation.compiled;

import java.util.Arrays;

/**
 * Decides where a name is out of the question. A name, to each CRF, is a run of labels that are not
 * the background; the best path has none that is worth less than the background in its place. What
 * a run through a place is worth is at most what {@link Lanes} say, added up by Viterbi's algorithm
 * from both sides. A place that no run is worth it through is the background, whatever else is; the
 * others are open. Used by one thread.
 */
final class OpenPlaces {

  /**
   * What a run must be worth, in steps of {@link Lanes#SCALE}; a 64th below nothing is far more
   * than the rounding of sums of doubles.
   */
  private static final int LEAST = 0;

  /** Below what any lane can reach by adding. */
  private static final int NEVER = Integer.MIN_VALUE / 4;

  private final Lanes lanes;
  private final int models;
  private final int nodeWidth;
  private final int stride;
  private final int count;

  /**
   * Per place, three numbers per lane: of the label, of the same before it, of another before it.
   */
  private int[] bounds = new int[0];

  /** Per place and lane, what the best run is worth that ends there. */
  private int[] forward = new int[0];

  private final int[] behind;

  OpenPlaces(CompiledModel model) {
    lanes = model.lanes();
    models = model.dimensions().models();
    nodeWidth = model.dimensions().nodeWidth();
    stride = WordCeilings.PER_PLACE * lanes.longs();
    count = lanes.values().length;
    behind = new int[count];
  }

  /** Sets {@link Tokens#open} of each place. */
  void decide(Tokens tokens) {
    if (forward.length < tokens.length * count) {
      forward = new int[tokens.length * count * 3 / 2];
      bounds = new int[forward.length * WordCeilings.PER_PLACE];
    }
    int unbounded = 0;
    for (int m = 0; m < models; m++) {
      unbounded |= lanes.bounded(m) ? 0 : 1 << m;
    }
    for (int i = 0; i < tokens.length; i++) {
      unbounded |= unpack(tokens, tokens.first() + i, i) ? -1 : 0;
    }
    Arrays.fill(tokens.open, tokens.first(), tokens.end(), (byte) (unbounded & (1 << models) - 1));
    for (int m = 0; m < models; m++) {
      if ((unbounded >> m & 1) == 0) {
        forward(tokens.length, lanes.begin(m), lanes.end(m));
        backward(tokens, m);
      }
    }
  }

  /** Unpacks a place's bounds; true if they are none. */
  private boolean unpack(Tokens tokens, int place, int i) {
    int to = i * count * WordCeilings.PER_PLACE;
    int from = place * stride;
    boolean unbounded = false;
    for (int vector = 0; vector < WordCeilings.PER_PLACE; vector++) {
      lanes.unpack(tokens.ceilings, from + vector * lanes.longs(), bounds, to + vector * count);
      unbounded |= lanes.unbounded(tokens.ceilings, from + vector * lanes.longs());
    }
    int node = place * nodeWidth;
    for (int lane = 0; lane < count; lane++) {
      double more =
          tokens.node[node + lanes.label(lane)] - tokens.node[node + lanes.background(lane)];
      bounds[to + lane] += (int) Math.ceil(more * Lanes.SCALE);
    }
    return unbounded;
  }

  private void forward(int length, int begin, int end) {
    int best = NEVER;
    for (int i = 0; i < length; i++) {
      int at = i * count * WordCeilings.PER_PLACE;
      int to = i * count;
      int next = NEVER;
      for (int lane = begin; lane < end; lane++) {
        int run = 0;
        if (i > 0) {
          run = Math.max(run, forward[to - count + lane] + bounds[at + count + lane]);
          run = Math.max(run, best + bounds[at + 2 * count + lane]);
        }
        forward[to + lane] = run + bounds[at + lane];
        next = Math.max(next, forward[to + lane]);
      }
      best = next;
    }
  }

  private void backward(Tokens tokens, int model) {
    int begin = lanes.begin(model);
    int end = lanes.end(model);
    Arrays.fill(behind, begin, end, 0);
    for (int i = tokens.length - 1; i >= 0; i--) {
      int at = i * count * WordCeilings.PER_PLACE;
      int best = NEVER;
      int other = NEVER;
      for (int lane = begin; lane < end; lane++) {
        best = Math.max(best, forward[i * count + lane] + behind[lane]);
        other = Math.max(other, bounds[at + lane] + behind[lane] + bounds[at + 2 * count + lane]);
      }
      if (best >= LEAST) {
        tokens.open[tokens.first() + i] |= (byte) (1 << model);
      }
      // From what runs are worth that begin here to what they are worth to a label before them.
      for (int lane = begin; lane < end; lane++) {
        int same = bounds[at + lane] + behind[lane] + bounds[at + count + lane];
        behind[lane] = Math.max(0, Math.max(same, other));
      }
    }
  }
}
