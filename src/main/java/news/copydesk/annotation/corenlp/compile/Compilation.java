package news.copydesk.annotation.corenlp.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.copydesk.annotation.compiled.Dimensions;
import news.copydesk.annotation.compiled.Lanes;
import news.copydesk.annotation.compiled.ModelSpec;
import news.copydesk.annotation.compiled.RowSpans;

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
    int[] nodeBits = new int[dimensions.nodeWidth()];
    int[] edgeBits = new int[dimensions.edgeWidth()];
    for (int m = 0; m < specs.size(); m++) {
      int bits = FixedPoint.bits(books.get(m));
      ModelSpec spec = specs.get(m);
      Arrays.fill(nodeBits, spec.nodeBase(), spec.nodeBase() + spec.labels().size(), bits);
      Arrays.fill(edgeBits, spec.edgeBase(), spec.edgeBase() + spec.pairs().size(), bits);
    }
    this.nodes = new RowWriter(RowSpans.ofNodes(dimensions), nodeBits);
    this.edges = new RowWriter(RowSpans.ofEdges(dimensions), edgeBits);
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
      nodeBase += 2 * Lanes.longs(crf.labels().size());
      edgeBase += 2 * Lanes.longs(crf.pairs().size());
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
    return writer(feature).row(columns(feature, stem));
  }

  /** What all CRFs together have for a feature, by column. */
  double[] columns(Feature feature, Stem stem) {
    double[] columns = writer(feature).columns();
    for (int m = 0; m < books.size(); m++) {
      RowWriter.add(books.get(m).weights(feature).get(stem), columns, base(feature, m));
    }
    return columns;
  }

  /** Writes the row that one CRF has for a feature. */
  int row(int model, Feature feature, Stem stem) {
    RowWriter writer = writer(feature);
    double[] columns = writer.columns();
    RowWriter.add(books.get(model).weights(feature).get(stem), columns, base(feature, model));
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
