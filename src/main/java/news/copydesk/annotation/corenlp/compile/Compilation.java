package news.copydesk.annotation.corenlp.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.copydesk.annotation.compiled.Dimensions;
import news.copydesk.annotation.compiled.ModelSpec;

/**
 * What all steps of a compilation share: the CRFs side by side, the numbers of all names, and the
 * rows written so far.
 */
final class Compilation {

  private final List<FeatureBook> books;
  private final Names names;
  private final List<ModelSpec> specs;
  private final Dimensions dimensions;
  private final RowWriter nodes;
  private final RowWriter edges;
  private final StringWriter strings = new StringWriter();

  Compilation(List<FeatureBook> books) {
    this.books = List.copyOf(books);
    this.names = new Names(books);
    this.specs = specs();
    this.dimensions = new Dimensions(specs);
    this.nodes = new RowWriter(dimensions.nodeWidth());
    this.edges = new RowWriter(dimensions.edgeWidth());
  }

  /**
   * The CRFs with most features stand side by side: most rows are of the first, or of the first
   * two, and no row has a hole.
   */
  private List<ModelSpec> specs() {
    List<Integer> bySize = new ArrayList<>();
    for (int m = 0; m < books.size(); m++) {
      bySize.add(m);
    }
    bySize.sort(Comparator.comparingInt(m -> -books.get(m).crf().weights().length));
    ModelSpec[] inOrder = new ModelSpec[books.size()];
    int nodeBase = 0;
    int edgeBase = 0;
    for (int m : bySize) {
      CrfParts crf = books.get(m).crf();
      inOrder[m] = crf.spec(nodeBase, edgeBase, names.shapes(m).size());
      nodeBase += crf.labels().size();
      edgeBase += crf.pairs().size();
    }
    return List.of(inOrder);
  }

  List<ModelSpec> models() {
    return specs;
  }

  List<FeatureBook> books() {
    return books;
  }

  Names names() {
    return names;
  }

  RowWriter nodes() {
    return nodes;
  }

  RowWriter edges() {
    return edges;
  }

  StringWriter strings() {
    return strings;
  }

  RowWriter writer(Feature feature) {
    return feature.clique == Feature.Clique.NODE ? nodes : edges;
  }

  int base(Feature feature, int model) {
    return feature.clique == Feature.Clique.NODE
        ? dimensions.nodeBase(model)
        : dimensions.edgeBase(model);
  }

  /** Writes the row that all CRFs together have for a feature of one name. */
  int row(Feature feature, String name) {
    return row(feature, new Stem(name, "", ""));
  }

  /** Writes the row that all CRFs together have for a feature. */
  int row(Feature feature, Stem stem) {
    RowWriter writer = writer(feature);
    float[] columns = new float[writer.width()];
    for (int m = 0; m < books.size(); m++) {
      RowWriter.put(books.get(m).weights(feature).get(stem), columns, base(feature, m));
    }
    return writer.row(columns);
  }

  /** Writes the row that one CRF has for a feature. */
  int row(int model, Feature feature, Stem stem) {
    RowWriter writer = writer(feature);
    float[] columns = new float[writer.width()];
    RowWriter.put(books.get(model).weights(feature).get(stem), columns, base(feature, model));
    return writer.row(columns);
  }

  /** Adds what one CRF has for a feature to the sums of all. */
  void add(int model, Feature feature, String name, double[] sums) {
    RowWriter.add(books.get(model).find(feature, name), sums, base(feature, model));
  }

  /** Rows of all CRFs together, of each stem that any of them has. */
  Map<Stem, Integer> rows(Feature feature) {
    Map<Stem, Integer> rows = new HashMap<>();
    for (FeatureBook book : books) {
      for (Stem stem : book.weights(feature).keySet()) {
        rows.computeIfAbsent(stem, key -> row(feature, key));
      }
    }
    return rows;
  }
}
