package news.copydesk.annotation.compiled;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Where each CRF's labels and label pairs stand when those of all CRFs stand side by side. Columns
 * are in {@link Lanes}, two in a long, and each CRF begins with a long of its own.
 */
public final class Dimensions {

  private final List<ModelSpec> models;
  private final int nodeWidth;
  private final int edgeWidth;

  /**
   * @param models the CRFs, in order of precedence
   */
  public Dimensions(List<ModelSpec> models) {
    this.models = List.copyOf(models);
    nodeWidth = 2 * longs(model -> model.labels().size());
    edgeWidth = 2 * longs(model -> model.pairs().size());
  }

  private int longs(ToIntFunction<ModelSpec> columns) {
    return models.stream().mapToInt(model -> Lanes.longs(columns.applyAsInt(model))).sum();
  }

  /** How many CRFs. */
  public int models() {
    return models.size();
  }

  /** How many labels a CRF has. */
  public int labels(int model) {
    return models.get(model).labels().size();
  }

  /** Where a CRF's labels begin. */
  public int nodeBase(int model) {
    return models.get(model).nodeBase();
  }

  /** Where a CRF's label pairs begin. */
  public int edgeBase(int model) {
    return models.get(model).edgeBase();
  }

  /** How many label pairs a CRF has. */
  public int pairs(int model) {
    return models.get(model).pairs().size();
  }

  /** Columns of the labels of all CRFs together. */
  public int nodeWidth() {
    return nodeWidth;
  }

  /** Columns of the label pairs of all CRFs together. */
  public int edgeWidth() {
    return edgeWidth;
  }

  /** Longs of the labels of all CRFs together. */
  public int nodeLongs() {
    return nodeWidth >> 1;
  }

  /** Longs of the label pairs of all CRFs together. */
  public int edgeLongs() {
    return edgeWidth >> 1;
  }
}
