package news.copydesk.annotation.corenlp.compile;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import news.copydesk.annotation.compiled.ClassField;
import news.copydesk.annotation.compiled.ShapeField;

/** Writes the rows of classes and shapes by themselves, and of a class beside a class. */
final class SmallTables {

  private final Compilation compilation;

  SmallTables(Compilation compilation) {
    this.compilation = compilation;
  }

  /** A record of rows for each class. */
  ByteBuffer classes() {
    Map<String, Integer> classes = compilation.names().classes();
    int fields = ClassField.values().length;
    int[] records = new int[classes.size() * fields];
    classes.forEach(
        (name, number) -> {
          // Outside of the sentence, CoreNLP has no class: it appends null to a node feature's
          // name, and nothing to an edge feature's.
          String nodeName = number == 0 ? "null" : name;
          int at = number * fields;
          records[at + ClassField.OWN.ordinal()] = row(Feature.CLASS, nodeName);
          records[at + ClassField.PREVIOUS.ordinal()] = row(Feature.PREVIOUS_CLASS, nodeName);
          records[at + ClassField.NEXT.ordinal()] = row(Feature.NEXT_CLASS, nodeName);
          records[at + ClassField.EDGE_OWN.ordinal()] = row(Feature.EDGE_CLASS, name);
          records[at + ClassField.EDGE_PREVIOUS.ordinal()] = row(Feature.EDGE_PREVIOUS_CLASS, name);
        });
    return Buffers.ofInts(records);
  }

  private int row(Feature feature, String name) {
    return compilation.row(feature, name);
  }

  /** A matrix of rows for each class before each class. */
  ByteBuffer classPairs() {
    Names names = compilation.names();
    int size = names.classes().size();
    int[] rows = new int[size * size];
    Map<Integer, Stem> byPlace = new TreeMap<>();
    for (FeatureBook book : compilation.books()) {
      for (Stem stem : book.weights(Feature.EDGE_CLASSES).keySet()) {
        byPlace.put(names.wordClass(stem.first()) * size + names.wordClass(stem.second()), stem);
      }
    }
    byPlace.forEach((place, stem) -> rows[place] = compilation.row(Feature.EDGE_CLASSES, stem));
    return Buffers.ofInts(rows);
  }

  /** A record of rows for each shape of each CRF. */
  ByteBuffer shapes() {
    int fields = ShapeField.values().length;
    int models = compilation.books().size();
    int[] base = new int[models + 1];
    for (int m = 0; m < models; m++) {
      base[m + 1] = base[m] + compilation.names().shapes(m).size() + 1;
    }
    int[] records = new int[base[models] * fields];
    for (int m = 0; m < models; m++) {
      int model = m;
      compilation
          .names()
          .shapes(m)
          .forEach(
              (name, number) -> {
                Stem stem = new Stem(name, "", "");
                int at = (base[model] + number) * fields;
                for (ShapeField field : ShapeField.values()) {
                  records[at + field.ordinal()] = compilation.row(model, feature(field), stem);
                }
              });
    }
    return Buffers.ofInts(records);
  }

  private static Feature feature(ShapeField field) {
    return switch (field) {
      case OWN -> Feature.SHAPE;
      case PREVIOUS -> Feature.PREVIOUS_SHAPE;
      case NEXT -> Feature.NEXT_SHAPE;
      case EDGE_OWN -> Feature.EDGE_SHAPE;
      case EDGE_OWN_2 -> Feature.EDGE_SHAPE_AGAIN;
      case EDGE_PREVIOUS -> Feature.EDGE_PREVIOUS_SHAPE;
      case EDGE_NEXT -> Feature.EDGE_NEXT_SHAPE;
    };
  }
}
