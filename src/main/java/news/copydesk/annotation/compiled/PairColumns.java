package news.copydesk.annotation.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** For each lane of {@link Lanes}, the columns of the label pairs that its label is part of. */
final class PairColumns {

  private static final int FORBIDDEN = -1;

  /** Of the background before the lane's label. */
  final int[] fromBackground;

  /** Of the background behind the lane's label. */
  final int[] toBackground;

  private final int[] backgrounds;
  private final int[] twice;

  /** Of each label before the lane's: the pair, and the first one before the background. */
  private final int[][] others;

  PairColumns(int lanes) {
    fromBackground = new int[lanes];
    toBackground = new int[lanes];
    backgrounds = new int[lanes];
    twice = new int[lanes];
    others = new int[lanes][0];
  }

  /** Fills in a CRF's lanes; false if it forbids the background beside some label. */
  boolean fill(ModelSpec spec, int begin) {
    int none = spec.background();
    boolean allowed = column(spec, none, none) != FORBIDDEN;
    int lane = begin;
    for (int label = 0; label < spec.labels().size(); label++) {
      if (label == none) {
        continue;
      }
      fromBackground[lane] = column(spec, none, label);
      toBackground[lane] = column(spec, label, none);
      backgrounds[lane] = column(spec, none, none);
      twice[lane] = column(spec, label, label);
      allowed &= fromBackground[lane] != FORBIDDEN && toBackground[lane] != FORBIDDEN;
      lane++;
    }
    if (!allowed) {
      // Columns that exist: what is bounded by them is not asked for.
      Arrays.fill(fromBackground, begin, lane, spec.edgeBase());
      Arrays.fill(toBackground, begin, lane, spec.edgeBase());
      Arrays.fill(backgrounds, begin, lane, spec.edgeBase());
      return false;
    }
    fillOthers(spec, begin);
    return true;
  }

  private void fillOthers(ModelSpec spec, int begin) {
    int lane = begin;
    for (int label = 0; label < spec.labels().size(); label++) {
      if (label == spec.background()) {
        continue;
      }
      List<Integer> columns = new ArrayList<>();
      for (int left = 0; left < spec.labels().size(); left++) {
        int column = column(spec, left, label);
        if (left != label && left != spec.background() && column != FORBIDDEN) {
          columns.add(column);
          columns.add(column(spec, left, spec.background()));
        }
      }
      others[lane] = columns.stream().mapToInt(Integer::intValue).toArray();
      lane++;
    }
  }

  private static int column(ModelSpec spec, int left, int right) {
    int index = spec.pairs().indexOf(left * spec.labels().size() + right);
    return index < 0 ? FORBIDDEN : spec.edgeBase() + index;
  }

  void addBesideBackground(double[] edge, int[] columns, double[] values, int sign) {
    for (int lane = 0; lane < values.length; lane++) {
      values[lane] += sign * (edge[columns[lane]] - edge[backgrounds[lane]]);
    }
  }

  void same(double[] edge, double[] values) {
    for (int lane = 0; lane < values.length; lane++) {
      values[lane] =
          twice[lane] == FORBIDDEN
              ? Double.NEGATIVE_INFINITY
              : edge[twice[lane]] - edge[toBackground[lane]] - beside(edge, lane);
    }
  }

  void other(double[] edge, double[] values) {
    for (int lane = 0; lane < values.length; lane++) {
      double best = Double.NEGATIVE_INFINITY;
      int[] columns = others[lane];
      for (int i = 0; i < columns.length; i += 2) {
        best = Math.max(best, edge[columns[i]] - edge[columns[i + 1]]);
      }
      values[lane] = best - beside(edge, lane);
    }
  }

  private double beside(double[] edge, int lane) {
    return edge[fromBackground[lane]] - edge[backgrounds[lane]];
  }
}
