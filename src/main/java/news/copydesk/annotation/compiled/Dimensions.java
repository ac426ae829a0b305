package news.copydesk.annotation.compiled;

import java.util.List;

/**
 * Where each CRF's labels and label pairs stand when those of all CRFs stand side by side. A pair
 * is at previous label times number of labels plus label.
 */
public final class Dimensions {

  private final int[] labels;
  private final int[] nodeBase;
  private final int[] edgeBase;
  private final int nodeWidth;
  private final int edgeWidth;

  /**
   * @param labelCounts how many labels each CRF has
   */
  public Dimensions(List<Integer> labelCounts) {
    int count = labelCounts.size();
    labels = new int[count];
    nodeBase = new int[count];
    edgeBase = new int[count];
    int nodes = 0;
    int edges = 0;
    for (int m = 0; m < count; m++) {
      labels[m] = labelCounts.get(m);
      nodeBase[m] = nodes;
      edgeBase[m] = edges;
      nodes += labels[m];
      edges += labels[m] * labels[m];
    }
    nodeWidth = nodes;
    edgeWidth = edges;
  }

  static Dimensions of(Description description) {
    return new Dimensions(
        description.models().stream().map(model -> model.labels().size()).toList());
  }

  /** How many CRFs. */
  public int models() {
    return labels.length;
  }

  /** How many labels a CRF has. */
  public int labels(int model) {
    return labels[model];
  }

  /** Where a CRF's labels begin. */
  public int nodeBase(int model) {
    return nodeBase[model];
  }

  /** Where a CRF's label pairs begin. */
  public int edgeBase(int model) {
    return edgeBase[model];
  }

  /** Labels of all CRFs together. */
  public int nodeWidth() {
    return nodeWidth;
  }

  /** Label pairs of all CRFs together. */
  public int edgeWidth() {
    return edgeWidth;
  }
}
