package news.copydesk.annotation.corenlp.compile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.copydesk.annotation.compiled.Dimensions;

/**
 * What all steps of a compilation share: the CRFs side by side, the numbers of all names, and the
 * rows written so far.
 */
final class Compilation {

  private final List<FeatureBook> books;
  private final Names names;
  private final Dimensions dimensions;
  private final RowWriter nodes;
  private final RowWriter edges;
  private final StringWriter strings = new StringWriter();

  Compilation(List<FeatureBook> books) {
    this.books = List.copyOf(books);
    this.names = new Names(books);
    this.dimensions =
        new Dimensions(books.stream().map(book -> book.crf().labels().size()).toList());
    this.nodes = new RowWriter(dimensions.nodeWidth());
    this.edges = new RowWriter(dimensions.edgeWidth());
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

  /**
   * Writes the row of all label pairs: the weights that every pair has, and minus infinity for
   * those that never were in training, which CoreNLP does not consider.
   */
  int edgeAlways() {
    float[] columns = new float[edges.width()];
    for (int m = 0; m < books.size(); m++) {
      CrfParts crf = books.get(m).crf();
      int base = dimensions.edgeBase(m);
      int count = crf.labels().size();
      Arrays.fill(columns, base, base + count * count, Float.NEGATIVE_INFINITY);
      float[] always = books.get(m).find(Feature.EDGE_ALWAYS, "");
      for (int[] pair : crf.edgeLabels()) {
        int column = pair[0] * count + pair[1];
        columns[base + column] = always == null ? 0 : always[column];
      }
    }
    return edges.row(columns);
  }
}
