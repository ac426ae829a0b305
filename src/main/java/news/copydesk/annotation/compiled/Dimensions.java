package news.copydesk.annotation.compiled;

import java.util.List;

/** Where each CRF's labels and label pairs stand when those of all CRFs stand side by side. */
public final class Dimensions {

  private final List<ModelSpec> models;
  private final int nodeWidth;
  private final int edgeWidth;

  /**
   * @param models the CRFs, in order of precedence
   */
  public Dimensions(List<ModelSpec> models) {
    this.models = List.copyOf(models);
    nodeWidth = models.stream().mapToInt(model -> model.labels().size()).sum();
    edgeWidth = models.stream().mapToInt(model -> model.pairs().size()).sum();
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

  /** Labels of all CRFs together. */
  public int nodeWidth() {
    return nodeWidth;
  }

  /** Label pairs of all CRFs together. */
  public int edgeWidth() {
    return edgeWidth;
  }
}
